package dev.patterns.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The settings of a {@link Chaos}. Immutable. Accessors have the names of the {@link ChaosBuilder} methods. */
public sealed interface ChaosConfig permits ChaosSettings {

    /** Part of the time after the start; the end is not part of it. */
    record Window(Duration from, Duration to) {}

    /** {@link Chaos#builder} */
    String name();

    /** {@link ChaosBuilder#seed} */
    long seed();

    /** {@link ChaosBuilder#latency} */
    double latencyRate();

    /** {@link ChaosBuilder#latency} */
    Duration latencyMin();

    /** {@link ChaosBuilder#latency} */
    Duration latencyMax();

    /** {@link ChaosBuilder#failure(double)} */
    double failureRate();

    /** {@link ChaosBuilder#failure(double, Supplier)}; empty: an {@link InjectedFailureException} */
    Optional<Supplier<? extends Exception>> failureSupplier();

    /** {@link ChaosBuilder#lostAnswer} */
    double lostAnswerRate();

    /** {@link ChaosBuilder#hang(double)} */
    double hangRate();

    /** {@link ChaosBuilder#hang(double, Duration)}; empty: no limit */
    Optional<Duration> hangLimit();

    /** {@link ChaosBuilder#during}; empty: always */
    List<Window> during();

    /** {@link ChaosBuilder#every}; empty: each window comes once */
    Optional<Duration> every();

    /** {@link ChaosBuilder#disabled} */
    boolean disabled();
}
