package dev.patterns.examples.advice;

import dev.patterns.examples.advice.Figure.Unit;
import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** All figures of a dependency and some settings: each predicted, then simulated. */
final class Figures {

    /** How much is simulated. */
    record Effort(int requests, int breakerCalls, int borrows, double outageRequests) {
        static final Effort FULL = new Effort(40_000, 2_000_000, 10_000, 150_000);
        static final Effort SHORT = new Effort(20_000, 500_000, 3_000, 60_000);
    }

    private static final double BUSY = 0.85;
    private static final double VARIED = 2;
    private static final double FEW = 0.1;
    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(30);

    private final DependencyDescription dependency;
    private final CurrentSettings settings;
    private final Effort effort;
    private final long seed;
    private final NormalOperation normal;
    private final double perInstance;
    private final List<Figure> figures = new ArrayList<>();

    private Figures(DependencyDescription dependency, CurrentSettings settings, Effort effort, long seed) {
        this.dependency = dependency;
        this.settings = settings;
        this.effort = effort;
        this.seed = seed;
        this.normal = NormalOperation.of(dependency, settings);
        this.perInstance = dependency.rate() / dependency.instances();
    }

    static List<Figure> of(DependencyDescription dependency, CurrentSettings settings, Effort effort, long seed) {
        var all = new Figures(dependency, settings, effort, seed);
        all.addNormalOperation();
        all.addBreaker();
        all.addPool();
        all.addFailure();
        all.addOutage();
        return List.copyOf(all.figures);
    }

    private void addNormalOperation() {
        var run = NormalRun.of(dependency, settings, effort.requests, seed);
        var queue = normal.queue();
        double calls = effort.requests * normal.callsPerRequest();
        double seeing = SamplingError.correlated(queue);
        double inFlight =
                dependency.rate() * normal.callsPerRequest() * normal.call().mean();
        var formulas = disturbed();
        double ofLoad = SamplingError.ofShare(0.5, calls, 4 * Math.max(1, queue.squaredVariation()));
        add("calls per request", Unit.NUMBER, predicted(normal.callsPerRequest(), 0, formulas), run.callsPerRequest());
        add(
                "utilization of the dependency",
                Unit.SHARE,
                predicted(queue.utilization(), 0, formulas),
                run.utilization());
        add(
                "calls in flight, all instances",
                Unit.NUMBER,
                predicted(inFlight, 0, formulas.or(this::queueMatters)),
                run.inFlight());
        add(
                "calls that wait in its queue",
                Unit.SHARE,
                predicted(
                        queueIsUsed() ? queue.waiting() : 0,
                        SamplingError.ofShare(queue.waiting(), calls, seeing),
                        formulas.or(this::queueIsRough)),
                run.waiting());
        if (settings.timeout().isPresent()) {
            add(
                    "calls that time out",
                    Unit.SHARE,
                    predicted(
                            normal.call().timedOut(),
                            SamplingError.ofShare(normal.call().timedOut(), calls, 1),
                            formulas),
                    run.timedOut());
        }
        if (settings.bulkhead().isPresent()) {
            double correlated = 1 + 2 * settings.bulkhead().getAsInt();
            add(
                    "attempts that the bulkhead rejects",
                    Unit.SHARE,
                    predicted(
                            normal.rejected(),
                            SamplingError.ofShare(normal.rejected(), calls, correlated),
                            formulas.or(this::callsAreSlowTogether)),
                    run.rejected());
        }
        add(
                "requests that fail",
                Unit.SHARE,
                predicted(
                        normal.failedRequests(),
                        SamplingError.ofShare(
                                normal.failedRequests(),
                                effort.requests,
                                settings.bulkhead().isPresent() ? 10 : 1),
                        formulas.or(this::callsAreSlowTogether)),
                run.failedRequests());
    }

    private boolean queueIsUsed() {
        return NormalOperation.waits(dependency, settings);
    }

    /** Why no formula of normal operation holds. */
    private Optional<String> disturbed() {
        if (queueIsUsed() && !normal.queue().isStable()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the load is %.0f %% of the capacity",
                    100 * normal.queue().utilization()));
        }
        if (openShare() > 0.01) {
            return Optional.of("the breaker opens by chance");
        }
        double byLatency = settings.timeout()
                .map(limit -> dependency.latency().longerThan(NormalOperation.seconds(limit)))
                .orElse(0.0);
        return normal.call().timedOut() - byLatency > 0.0005 + FEW * byLatency
                ? Optional.of("waits in the dependency's queue cause timeouts, many at the same time")
                : Optional.empty();
    }

    private double openShare() {
        return settings.breaker()
                .map(breaker -> ChanceOpenings.perCall(breaker, normal.failing())
                        * perInstance
                        * normal.callsPerRequest()
                        * NormalOperation.seconds(breaker.openFor()))
                .orElse(0.0);
    }

    private Optional<String> queueMatters() {
        return queueIsUsed()
                        && normal.queue().meanWait()
                                > FEW * dependency.latency().mean()
                ? queueIsRough()
                : Optional.empty();
    }

    private Optional<String> queueIsRough() {
        if (!queueIsUsed()) {
            return Optional.empty();
        }
        if (normal.queue().utilization() > BUSY) {
            return Optional.of("the utilization is above 85 %");
        }
        if (normal.queue().squaredVariation() > VARIED) {
            return Optional.of("latencies vary too much for Erlang's C");
        }
        double places = (double) settings.bulkhead().orElse(Integer.MAX_VALUE) * dependency.instances();
        double reached = StrictMath.pow(normal.queue().utilization(), places - dependency.capacity());
        return reached > FEW / 2 || normal.rejected() > FEW / 5
                ? Optional.of("the bulkheads keep the dependency's queue short")
                : Optional.empty();
    }

    private Optional<String> callsAreSlowTogether() {
        return settings.bulkhead().isPresent()
                        && queueIsUsed()
                        && normal.queue().waiting() > 2 * FEW
                ? Optional.of("calls that wait in the same queue are slow together")
                : Optional.empty();
    }

    private void addBreaker() {
        settings.breaker().ifPresent(breaker -> {
            double perDay = dependency.rate() * normal.callsPerRequest() * SECONDS_OF_A_DAY;
            double perCall = ChanceOpenings.perCall(breaker, normal.failing());
            double expected = perCall * effort.breakerCalls;
            Optional<String> often = perCall * breaker.window() > 0.02
                    ? Optional.of("it opens again before the window has been renewed many times")
                    : Optional.empty();
            double error = (3 * Math.sqrt(expected) + 1) / effort.breakerCalls;
            add(
                    "breakers open by chance, a day",
                    Unit.NUMBER,
                    predicted(perDay * perCall, perDay * error, often),
                    perDay * ChanceRun.openingsPerCall(breaker, normal.failing(), effort.breakerCalls, seed));
        });
    }

    private void addPool() {
        if (settings.pool().isEmpty()) {
            return;
        }
        double timeout = timeoutSeconds();
        var latency = dependency.latency();
        double held = latency.meanUpTo(timeout);
        int size = settings.pool().getAsInt();
        var connectionTimeout = settings.connectionTimeout().orElse(CONNECTION_TIMEOUT);
        double perSecond = perInstance * normal.callsPerRequest();
        var pool = new ServerQueue(size, perSecond * held, held, latency.squaredVariation());
        var run = PoolRun.of(size, connectionTimeout, perSecond, latency, timeout, effort.borrows, seed);
        double correlated = SamplingError.correlated(pool);
        Optional<String> full = pool.isStable()
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "the load is %.0f %% of the pool", 100 * pool.utilization()));
        Optional<String> busy = pool.utilization() > BUSY
                ? Optional.of("the utilization of the pool is above 85 %")
                : pool.squaredVariation() > VARIED
                        ? Optional.of("latencies vary too much for Erlang's C")
                        : Optional.empty();
        add("connections in use, of an instance", Unit.NUMBER, predicted(pool.load(), 0, full), run.inUse());
        add(
                "calls that wait for a connection",
                Unit.SHARE,
                predicted(
                        pool.waiting(),
                        SamplingError.ofShare(pool.waiting(), effort.borrows, correlated),
                        full.or(() -> busy)),
                run.waiting());
        double wait = pool.waitExceededBy(0.01);
        Optional<String> tail = pool.waiting() < 0.007 || (Math.abs(pool.squaredVariation() - 1) < 0.3 && size > 3)
                ? Optional.empty()
                : Optional.of("a wait is not exponentially distributed unless latencies are");
        add(
                "p99 of that wait",
                Unit.SECONDS,
                predicted(
                        wait,
                        100 * pool.meanWaitOfWaiting() * SamplingError.ofShare(0.01, effort.borrows, correlated),
                        full.or(() -> busy).or(() -> tail)),
                run.p99());
    }

    private void addFailure() {
        int requests = effort.requests / 8;
        double most = settings.attempts().orElse(1);
        double predicted = settings.budget().isPresent()
                ? Math.min(most, 1 + (double) ServiceInstance.BURST * dependency.instances() / requests)
                : most;
        add(
                "calls per request if all fail",
                Unit.NUMBER,
                Prediction.of(predicted, 0),
                FailureRun.callsPerRequest(dependency, settings, requests, seed));
    }

    private void addOutage() {
        if (settings.timeout().isEmpty()) {
            figures.add(new Figure(
                    "calls that hang in an outage",
                    Unit.NUMBER,
                    Prediction.none("without a timeout no call ends: their number grows"),
                    OptionalDouble.empty()));
            return;
        }
        new OutageFigures(dependency, settings, normal, effort.outageRequests, seed).addTo(figures);
    }

    private double timeoutSeconds() {
        return settings.timeout().map(NormalOperation::seconds).orElse(Double.POSITIVE_INFINITY);
    }

    private static Prediction predicted(double value, double samplingError, Optional<String> doubt) {
        return Prediction.of(value, samplingError).unless(doubt);
    }

    private void add(String name, Unit unit, Prediction prediction, double simulated) {
        figures.add(new Figure(name, unit, prediction, OptionalDouble.of(simulated)));
    }
}
