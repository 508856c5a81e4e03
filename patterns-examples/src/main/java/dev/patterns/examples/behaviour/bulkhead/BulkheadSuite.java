package dev.patterns.examples.behaviour.bulkhead;

import dev.patterns.examples.behaviour.Family;
import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.contenders.bulkhead.BulkheadContender;
import java.util.Arrays;
import java.util.List;

/** The bulkhead's cases, on all bulkheads. */
public final class BulkheadSuite {

    private BulkheadSuite() {}

    public static Suite<BulkheadTrial> suite() {
        return new Suite<>(
                "bulkhead",
                Arrays.stream(BulkheadContender.values()).map(BulkheadTrial::of).toList(),
                List.of(
                        new Family<>(Limits.class, Limits.cases()),
                        new Family<>(Changes.class, Changes.cases()),
                        new Family<>(Waits.class, Waits.cases()),
                        new Family<>(Futures.class, Futures.cases())));
    }
}
