package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Family;
import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.contenders.breaker.BreakerContender;
import java.util.Arrays;
import java.util.List;

/** The circuit breaker's cases, on all breakers. */
public final class BreakerSuite {

    private BreakerSuite() {}

    public static Suite<BreakerTrial> suite() {
        return new Suite<>(
                "circuitbreaker",
                Arrays.stream(BreakerContender.values()).map(BreakerTrial::of).toList(),
                List.of(
                        new Family<>(OpensAndCloses.class, OpensAndCloses.cases()),
                        new Family<>(Concurrency.class, Concurrency.cases()),
                        new Family<>(Probes.class, Probes.cases()),
                        new Family<>(LostProbes.class, LostProbes.cases()),
                        new Family<>(LateResults.class, LateResults.cases()),
                        new Family<>(Counting.class, Counting.cases()),
                        new Family<>(WhatCounts.class, WhatCounts.cases()),
                        new Family<>(WallClocks.class, WallClocks.cases()),
                        new Family<>(SlowCalls.class, SlowCalls.cases()),
                        new Family<>(Rejections.class, Rejections.cases()),
                        new Family<>(OpenTimes.class, OpenTimes.cases()),
                        new Family<>(ManualModes.class, ManualModes.cases()),
                        new Family<>(Cancellation.class, Cancellation.cases()),
                        new Family<>(AsyncCalls.class, AsyncCalls.cases()),
                        new Family<>(Listeners.class, Listeners.cases()),
                        new Family<>(Shards.class, Shards.cases())));
    }
}
