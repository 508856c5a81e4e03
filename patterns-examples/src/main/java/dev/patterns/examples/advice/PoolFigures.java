package dev.patterns.examples.advice;

import dev.patterns.examples.advice.Figure.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of one instance's pool, by itself: calls arrive independently, and each holds a connection. */
final class PoolFigures {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(30);
    private static final double SURELY_NO_P99 = 0.007; // of the calls wait: the p99 of the waits is zero
    private static final double ALIKE = 0.3; // how far the variation may be from that of an exponential distribution

    private PoolFigures() {}

    static List<Figure> of(ComparedService service) {
        var latency = service.dependency().latency();
        double held = latency.meanUpTo(service.timeout());
        var pool = new ServerQueue(
                service.settings().pool().getAsInt(),
                service.callsOfInstance() * held,
                held,
                latency.squaredVariation());
        int borrows = service.effort().borrows();
        var run = PoolRun.of(
                pool.servers(),
                service.settings().connectionTimeout().orElse(CONNECTION_TIMEOUT),
                service.callsOfInstance(),
                latency,
                service.timeout(),
                borrows,
                service.seed());
        double inUseError = SamplingError.ofMean(pool.load(), 1 + pool.squaredVariation(), borrows);
        double correlated = SamplingError.correlated(pool);
        double waitingError = SamplingError.ofShare(pool.waiting(), borrows, correlated);
        double p99Error = pool.meanWaitOfWaiting() * 100 * SamplingError.ofShare(0.01, borrows, correlated);
        return List.of(
                new Figure(
                        "connections in use, of an instance",
                        Unit.NUMBER,
                        predicted(pool, pool.load(), inUseError),
                        OptionalDouble.of(run.inUse())),
                new Figure(
                        "calls that wait for a connection",
                        Unit.SHARE,
                        predicted(pool, pool.waiting(), waitingError).unless(NormalFigures.rough(pool)),
                        OptionalDouble.of(run.waiting())),
                new Figure(
                        "p99 of that wait",
                        Unit.SECONDS,
                        predicted(pool, pool.waitExceededBy(0.01), p99Error)
                                .unless(NormalFigures.rough(pool))
                                .unless(otherTail(pool)),
                        OptionalDouble.of(run.p99())));
    }

    private static Prediction predicted(ServerQueue pool, double value, double error) {
        return pool.isStable()
                ? Prediction.of(value, error)
                : Prediction.none(String.format(
                        Locale.ROOT,
                        "the load is %.0f %% of the pool, so there is no steady state",
                        100 * pool.utilization()));
    }

    private static Optional<String> otherTail(ServerQueue pool) {
        boolean isZero = pool.waiting() < SURELY_NO_P99;
        boolean isExponential = pool.servers() > 3 && Math.abs(pool.squaredVariation() - 1) < ALIKE;
        return isZero || isExponential
                ? Optional.empty()
                : Optional.of("a wait is not exponentially distributed unless latencies are");
    }
}
