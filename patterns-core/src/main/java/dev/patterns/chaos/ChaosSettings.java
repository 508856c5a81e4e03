package dev.patterns.chaos;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The only {@link ChaosConfig}: checks each setting's bounds. */
record ChaosSettings(
        String name,
        long seed,
        double latencyRate,
        Duration latencyMin,
        Duration latencyMax,
        double failureRate,
        Optional<Supplier<? extends Exception>> failureSupplier,
        double lostAnswerRate,
        double hangRate,
        Optional<Duration> hangLimit,
        List<Window> during,
        Optional<Duration> every,
        boolean disabled)
        implements ChaosConfig {

    ChaosSettings {
        Arguments.name(name);
        Arguments.fraction("the rate of latency", latencyRate);
        Arguments.notNegative("the least latency", latencyMin);
        Arguments.notNegative("the most latency", latencyMax);
        Arguments.check(
                latencyMin.compareTo(latencyMax) <= 0,
                "the least latency must not be more than the most, but was " + latencyMin + " and " + latencyMax);
        Arguments.fraction("the rate of failure", failureRate);
        Arguments.fraction("the rate of lostAnswer", lostAnswerRate);
        Arguments.fraction("the rate of hang", hangRate);
        Arguments.fraction(
                "the sum of the rates of failure, lostAnswer and hang", failureRate + lostAnswerRate + hangRate);
        hangLimit.ifPresent(limit -> Arguments.positive("the limit of hang", limit));
        during = List.copyOf(during);
        during.forEach(ChaosSettings::check);
        var windows = during;
        every.ifPresent(period -> checkPeriod(period, windows));
    }

    private static void checkPeriod(Duration period, List<Window> during) {
        Arguments.positive("every", period);
        Arguments.check(!during.isEmpty(), "every must come with during, but there is no window");
        for (var window : during) {
            Arguments.check(
                    window.to().compareTo(period) <= 0,
                    "a window must end within every, but was " + window + " in " + period);
        }
    }

    private static void check(Window window) {
        Arguments.notNegative("the beginning of a window", window.from());
        Arguments.check(
                Arguments.notNegative("the end of a window", window.to()).compareTo(window.from()) > 0,
                "a window must end after it begins, but was " + window);
    }
}
