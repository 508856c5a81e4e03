package dev.patterns.examples.behaviour.retry;

import dev.patterns.examples.behaviour.Family;
import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.contenders.retry.RetryContender;
import java.util.Arrays;
import java.util.List;

/** The retry's cases, on all retries. */
public final class RetrySuite {

    private RetrySuite() {}

    public static Suite<RetryTrial> suite() {
        return new Suite<>(
                "retry",
                Arrays.stream(RetryContender.values()).map(RetryTrial::of).toList(),
                List.of(
                        new Family<>(Backoffs.class, Backoffs.cases()),
                        new Family<>(Interrupts.class, Interrupts.cases()),
                        new Family<>(Listeners.class, Listeners.cases()),
                        new Family<>(Outcomes.class, Outcomes.cases()),
                        new Family<>(Futures.class, Futures.cases()),
                        new Family<>(Deadlines.class, Deadlines.cases()),
                        new Family<>(Load.class, Load.cases())));
    }
}
