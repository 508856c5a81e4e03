package dev.patterns.examples.advice;

import dev.patterns.examples.advice.Figure.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The figures of one instance's pool: calls arrive independently, and each holds a connection. A bulkhead that is no
 * larger than the pool stands in front of it, so no call waits. A larger one is left out.
 */
final class PoolFigures {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(30);
    private static final double SURELY_NO_P99 = 0.007; // of the calls wait: the p99 of the waits is zero
    private static final double ALIKE = 0.3; // how far the variation may be from that of an exponential distribution

    private PoolFigures() {}

    static List<Figure> of(ComparedService service) {
        int size = service.settings().pool().getAsInt();
        return service.bulkhead() <= size ? behindBulkhead(service, size) : byItself(service, size);
    }

    private static List<Figure> behindBulkhead(ComparedService service, int size) {
        double load = service.attemptsOfInstance() * held(service);
        double inUse = load * (1 - Erlang.blocked(service.bulkhead(), load));
        var run = simulate(service, size, service.settings().bulkhead(), service.attemptsOfInstance());
        return figures(run, Prediction.of(inUse, inUseError(service, inUse)), Prediction.of(0, 0), Prediction.of(0, 0));
    }

    private static List<Figure> byItself(ComparedService service, int size) {
        double held = held(service);
        var pool = new ServerQueue(
                size,
                service.callsOfInstance() * held,
                held,
                service.dependency().latency().squaredVariation());
        var run = simulate(service, size, OptionalInt.empty(), service.callsOfInstance());
        int borrows = service.effort().borrows();
        double correlated = SamplingError.correlated(pool);
        double waitingError = SamplingError.ofShare(pool.waiting(), borrows, correlated);
        double p99Error = pool.meanWaitOfWaiting() * 100 * SamplingError.ofShare(0.01, borrows, correlated);
        var rough = NormalFigures.rough(pool);
        return figures(
                run,
                predicted(pool, pool.load(), inUseError(service, pool.load())),
                predicted(pool, pool.waiting(), waitingError).unless(rough),
                predicted(pool, pool.waitExceededBy(0.01), p99Error)
                        .unless(rough)
                        .unless(otherTail(pool)));
    }

    /** How long a connection is held on average, in seconds. */
    private static double held(ComparedService service) {
        return service.dependency().latency().meanUpTo(service.timeout());
    }

    /** Both the times of the arrivals and the times for which connections are held are drawn. */
    private static double inUseError(ComparedService service, double inUse) {
        double variation = 1 + service.dependency().latency().squaredVariation();
        return SamplingError.ofMean(inUse, variation, service.effort().borrows());
    }

    private static PoolRun simulate(ComparedService service, int size, OptionalInt bulkhead, double perSecond) {
        return PoolRun.of(
                bulkhead,
                size,
                service.settings().connectionTimeout().orElse(CONNECTION_TIMEOUT),
                perSecond,
                service.dependency().latency(),
                service.timeout(),
                service.effort().borrows(),
                service.seed());
    }

    private static List<Figure> figures(PoolRun run, Prediction inUse, Prediction waiting, Prediction p99) {
        return List.of(
                new Figure("connections in use, of an instance", Unit.NUMBER, inUse, OptionalDouble.of(run.inUse())),
                new Figure("calls that wait for a connection", Unit.SHARE, waiting, OptionalDouble.of(run.waiting())),
                new Figure("p99 of that wait", Unit.SECONDS, p99, OptionalDouble.of(run.p99())));
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
