package dev.patterns.hedge;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Optional;

/** The only {@link HedgeConfig}: checks each setting's bounds. */
record HedgeSettings(String name, Optional<Duration> delay, double delayPercentile, double budget)
        implements HedgeConfig {

    HedgeSettings {
        Arguments.name(name);
        delay.ifPresent(duration -> Arguments.positive("delay", duration));
        Arguments.check(
                delayPercentile > 0 && delayPercentile < 1,
                "delayPercentile must be more than 0 and less than 1, but was " + delayPercentile);
        Arguments.fraction("budget", budget);
    }

    String delayText() {
        return delay.map(Duration::toString).orElse("percentile " + delayPercentile);
    }
}
