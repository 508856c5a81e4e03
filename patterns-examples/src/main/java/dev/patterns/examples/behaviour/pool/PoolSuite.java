package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Family;
import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.contenders.pool.PoolContender;
import java.util.Arrays;
import java.util.List;

/** The connection pool's cases, on all pools. */
public final class PoolSuite {

    private PoolSuite() {}

    public static Suite<PoolTrial> suite() {
        return new Suite<>(
                "pool",
                Arrays.stream(PoolContender.values()).map(PoolTrial::of).toList(),
                List.of(
                        new Family<>(Settings.class, Settings.cases()),
                        new Family<>(Transactions.class, Transactions.cases()),
                        new Family<>(ClosedLeases.class, ClosedLeases.cases()),
                        new Family<>(Children.class, Children.cases()),
                        new Family<>(Waiting.class, Waiting.cases()),
                        new Family<>(Queueing.class, Queueing.cases()),
                        new Family<>(Suspending.class, Suspending.cases()),
                        new Family<>(Interrupts.class, Interrupts.cases()),
                        new Family<>(Exhaustion.class, Exhaustion.cases()),
                        new Family<>(Leaks.class, Leaks.cases()),
                        new Family<>(Connecting.class, Connecting.cases()),
                        new Family<>(Validating.class, Validating.cases()),
                        new Family<>(Dying.class, Dying.cases()),
                        new Family<>(Growing.class, Growing.cases()),
                        new Family<>(Aging.class, Aging.cases()),
                        new Family<>(Shutdown.class, Shutdown.cases()),
                        new Family<>(RandomFaults.class, RandomFaults.cases()),
                        new Family<>(Figures.class, Figures.cases())));
    }
}
