package dev.patterns.examples.advice;

import dev.patterns.examples.advice.Figure.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of normal operation, and the rules by which their formulas hold. */
final class NormalFigures {

    private static final double BUSY = 0.85;
    private static final double VARIED = 2;
    private static final double SMALL = 0.1;

    private final ComparedService service;
    private final NormalOperation normal;
    private final NormalRun run;
    private final double calls;
    private final Optional<String> disturbance;
    private final List<Figure> figures = new ArrayList<>();

    private NormalFigures(ComparedService service) {
        this.service = service;
        this.normal = service.normal();
        int requests = service.effort().requests();
        this.run = NormalRun.of(service.dependency(), service.settings(), requests, service.seed());
        this.calls = requests * normal.callsPerRequest();
        this.disturbance = disturbance();
    }

    static List<Figure> of(ComparedService service) {
        var all = new NormalFigures(service);
        all.addLoad();
        all.addFailures();
        return all.figures;
    }

    private void addLoad() {
        var queue = normal.queue();
        double inFlight = service.dependency().rate()
                * normal.callsPerRequest()
                * normal.call().mean();
        double waiting = isQueueUsed() ? queue.waiting() : 0;
        add("calls per request", Unit.NUMBER, normal.callsPerRequest(), 0, Optional.empty(), run.callsPerRequest());
        add("utilization of the dependency", Unit.SHARE, queue.utilization(), 0, Optional.empty(), run.utilization());
        add(
                "calls in flight, all instances",
                Unit.NUMBER,
                inFlight,
                waitingError(),
                queue.meanWait() > SMALL * queue.mean() ? roughQueue() : Optional.empty(),
                run.inFlight());
        add(
                "calls that wait in its queue",
                Unit.SHARE,
                waiting,
                SamplingError.ofShare(waiting, calls, SamplingError.correlated(queue)),
                roughQueue(),
                run.waiting());
    }

    /** Of the mean number of waiting calls. An exponential wait has a second moment of twice the square of its mean. */
    private double waitingError() {
        var queue = normal.queue();
        if (!isQueueUsed() || !queue.isStable()) {
            return 0;
        }
        double waiting = service.dependency().rate() * normal.callsPerRequest() * queue.meanWait();
        return SamplingError.ofMean(waiting, 2 / queue.waiting(), calls / SamplingError.correlated(queue));
    }

    private void addFailures() {
        double timedOut = normal.call().timedOut();
        if (service.settings().timeout().isPresent()) {
            double error = SamplingError.ofShare(timedOut, calls, 1);
            add("calls that time out", Unit.SHARE, timedOut, error, Optional.empty(), run.timedOut());
        }
        double correlated = 1;
        if (service.settings().bulkhead().isPresent()) {
            correlated += 2.0 * service.bulkhead();
            double error = SamplingError.ofShare(normal.rejected(), calls, correlated);
            add(
                    "attempts that the bulkhead rejects",
                    Unit.SHARE,
                    normal.rejected(),
                    error,
                    slowTogether(),
                    run.rejected());
        }
        double failed = normal.failedRequests();
        double error = SamplingError.ofShare(failed, service.effort().requests(), Math.min(10, correlated));
        Optional<String> rejectedByBreaker =
                openShare() > SMALL * failed + 0.0005 ? Optional.of("the breaker opens by chance") : Optional.empty();
        add(
                "requests that fail",
                Unit.SHARE,
                failed,
                error,
                rejectedByBreaker.or(this::slowTogether),
                run.failedRequests());
    }

    private void add(String name, Unit unit, double value, double error, Optional<String> doubt, double simulated) {
        var prediction = isQueueUsed() && !normal.queue().isStable()
                ? Prediction.none(String.format(
                        Locale.ROOT,
                        "the load is %.0f %% of the capacity, so there is no steady state",
                        100 * normal.queue().utilization()))
                : Prediction.of(value, error).unless(disturbance.or(() -> doubt));
        figures.add(new Figure(name, unit, prediction, OptionalDouble.of(simulated)));
    }

    private boolean isQueueUsed() {
        return NormalOperation.waits(service.dependency(), service.settings());
    }

    /** The share of time in which a breaker is open by chance. */
    private double openShare() {
        return service.settings()
                .breaker()
                .map(breaker -> ChanceOpenings.perCall(breaker, normal.failing())
                        * service.callsOfInstance()
                        * NormalOperation.seconds(breaker.openFor()))
                .orElse(0.0);
    }

    /** Why the failures of calls are not independent of each other, as all formulas assume. */
    private Optional<String> disturbance() {
        if (openShare() > SMALL / 10) {
            return Optional.of("the breaker opens by chance");
        }
        double byLatency = service.dependency().latency().longerThan(service.timeout());
        return normal.call().timedOut() - byLatency > 0.0005 + SMALL * byLatency
                ? Optional.of("waits in the dependency's queue cause timeouts, many at the same time")
                : Optional.empty();
    }

    /** Why the formulas of the dependency's queue are no more than approximations. */
    private Optional<String> roughQueue() {
        if (!isQueueUsed()) {
            return Optional.empty();
        }
        var queue = normal.queue();
        var rough = rough(queue);
        if (rough.isPresent()) {
            return rough;
        }
        double places = (double) service.bulkhead() * service.dependency().instances();
        double reached = StrictMath.pow(queue.utilization(), places - queue.servers()); // by a call that waits
        return reached > SMALL / 2 || normal.rejected() > SMALL / 5
                ? Optional.of("the bulkheads keep the dependency's queue short")
                : Optional.empty();
    }

    /** Why Erlang's C is no more than an approximation for a queue. */
    static Optional<String> rough(ServerQueue queue) {
        if (queue.utilization() > BUSY) {
            return Optional.of("the utilization is above 85 %");
        }
        return queue.squaredVariation() > VARIED
                ? Optional.of("latencies vary too much for Erlang's C")
                : Optional.empty();
    }

    /** Why Erlang's B is no more than an approximation. */
    private Optional<String> slowTogether() {
        return service.settings().bulkhead().isPresent()
                        && isQueueUsed()
                        && normal.queue().waiting() > 2 * SMALL
                ? Optional.of("calls that wait in the same queue are slow together")
                : Optional.empty();
    }
}
