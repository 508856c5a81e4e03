package dev.patterns.examples.behaviour.timeout;

import dev.patterns.examples.behaviour.Family;
import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.contenders.timeout.TimeoutContender;
import java.util.Arrays;
import java.util.List;

/** The timeout's cases, on all timeouts. */
public final class TimeoutSuite {

    private TimeoutSuite() {}

    public static Suite<TimeoutTrial> suite() {
        return new Suite<>(
                "timeout",
                Arrays.stream(TimeoutContender.values()).map(TimeoutTrial::of).toList(),
                List.of(
                        new Family<>(Limits.class, Limits.cases()),
                        new Family<>(Interrupts.class, Interrupts.cases()),
                        new Family<>(Outcomes.class, Outcomes.cases()),
                        new Family<>(Futures.class, Futures.cases())));
    }
}
