package dev.patterns.simulation;

import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The kinds of threads that a simulation can use, for tests that compare runs. */
public enum ThreadKind {
    PLATFORM,
    VIRTUAL;

    public SimulatedTime newSimulatedTime(long seed) {
        return new SimulatedTime(seed, executor());
    }

    Executor executor() {
        return this == VIRTUAL ? CarrierExecutors.virtualThreads() : CarrierExecutors.platformThreads();
    }

    /** Platform threads twice, since a second run must equal the first; virtual threads where the JDK has them. */
    public static Stream<ThreadKind> runsToCompare() {
        return CarrierExecutors.virtualThreadsAreAvailable()
                ? Stream.of(PLATFORM, PLATFORM, VIRTUAL)
                : Stream.of(PLATFORM, PLATFORM);
    }
}
