package dev.patterns.examples.advice;

import dev.patterns.examples.advice.Figure.Unit;
import dev.patterns.examples.service.CurrentSettings.Breaker;
import dev.patterns.examples.service.SimulatedPolicies;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of an outage in which the dependency answers no call. */
final class OutageFigures {

    private static final String HANGING = "calls that hang in an outage";
    private static final int MOST_CYCLES = 20;
    private static final int LEAST_CYCLES = 6;
    private static final double CLOSE = 0.08;

    private final ComparedService service;
    private final NormalOperation normal;
    private final Outage outage;
    private final double timeout;
    private final double rate;
    private final double perInstance;

    private OutageFigures(ComparedService service) {
        this.service = service;
        this.normal = service.normal();
        this.outage = new Outage(service.dependency(), service.settings());
        this.timeout = service.timeout();
        this.rate = service.dependency().rate();
        this.perInstance = service.requestsOfInstance();
    }

    static List<Figure> of(ComparedService service) {
        if (service.settings().timeout().isEmpty()) {
            return List.of(new Figure(
                    HANGING,
                    Unit.NUMBER,
                    Prediction.none("without a timeout no call ends, and their number grows"),
                    OptionalDouble.empty()));
        }
        var figures = new OutageFigures(service);
        return service.settings().breaker().map(figures::withBreaker).orElseGet(figures::withoutBreaker);
    }

    private List<Figure> withoutBreaker() {
        double hanging = outage.hangingWithoutBreaker();
        double measured = Math.max(10 * timeout, 5_000 / rate);
        var run = simulate(new OutageRun.Plan(
                1 / rate, service.settings().attempts().orElse(1) * (timeout + longestWait()), measured));
        double error = SamplingError.ofMean(hanging, timeout / measured / hanging, 1);
        return List.of(new Figure(HANGING, Unit.NUMBER, Prediction.of(hanging, error), hanging(run)));
    }

    private List<Figure> withBreaker(Breaker breaker) {
        double cycle = outage.cycle(breaker);
        double needed = Outage.failuresNeeded(breaker, normal.failing());
        double untilOpen = outage.timeUntilOpen(breaker, normal.failing());
        double hanging = outage.hangingProbes(breaker);
        double byShopify = outage.hangingProbesByShopify(breaker);
        double warmUp = 1.5 * breaker.window() / perInstance
                + 10 * service.dependency().latency().mean();
        double spread = Math.sqrt(service.settings().attempts().orElse(1) / needed);
        double settle = (1.5 + 4 * spread) * untilOpen + timeout + cycle;
        double cycles =
                Math.min(MOST_CYCLES, Math.floor((service.effort().outageRequests() / rate - warmUp - settle) / cycle));
        var run = cycles < LEAST_CYCLES
                ? Optional.<OutageRun>empty()
                : simulate(new OutageRun.Plan(warmUp, settle, cycles * cycle));
        int instances = service.dependency().instances();
        double gap = 1 / perInstance;
        double error = SamplingError.ofMean(hanging, gap / cycle * gap / cycle, cycles * instances)
                + hanging / 2 / cycles; // the last cycle is not a whole one
        double untilOpenError = SamplingError.ofMean(needed / perInstance, 1 / needed, instances);
        var doubt = retriesAsProbes(breaker).or(this::noSteadyState);
        return List.of(
                new Figure(HANGING, Unit.NUMBER, Prediction.of(hanging, error).unless(doubt), hanging(run)),
                new Figure(
                        "the same by Shopify's formula",
                        Unit.NUMBER,
                        Prediction.of(byShopify, error).unless(doubt).unless(shortCycle(byShopify, hanging)),
                        hanging(run)),
                new Figure(
                        "until the breaker opens",
                        Unit.SECONDS,
                        Prediction.of(untilOpen, untilOpenError)
                                .unless(doubt)
                                .unless(
                                        outage.fillsBulkhead()
                                                ? fullBulkhead(breaker, needed)
                                                : nearlyFullBulkhead(needed)),
                        run.map(OutageRun::untilOpen).orElse(OptionalDouble.empty())));
    }

    private Optional<OutageRun> simulate(OutageRun.Plan plan) {
        return plan.requests(service.dependency()) > service.effort().outageRequests()
                ? Optional.empty()
                : Optional.of(OutageRun.of(service.dependency(), service.settings(), plan, service.seed()));
    }

    private static Optional<String> shortCycle(double byShopify, double hanging) {
        return Math.abs(byShopify - hanging) > CLOSE * hanging
                ? Optional.of("it leaves out the probe's own length and the wait for a request")
                : Optional.empty();
    }

    private Optional<String> noSteadyState() {
        return normal.queue().isStable()
                ? Optional.empty()
                : Optional.of("the dependency is overloaded before the outage");
    }

    private Optional<String> retriesAsProbes(Breaker breaker) {
        double open = NormalOperation.seconds(breaker.openFor());
        return retries() && (longestWait() > open || (breaker.probes() > 1 && timeout > open))
                ? Optional.of("a retry can come when the breaker is half-open again, and be a probe itself")
                : Optional.empty();
    }

    private boolean retries() {
        return service.settings().attempts().orElse(1) > 1;
    }

    /** The usual failures in the window, more or fewer by chance, can make a difference of one timeout. */
    private Optional<String> fullBulkhead(Breaker breaker, double needed) {
        if (retries() && 1 / perInstance > timeout / 20) {
            return Optional.of("the bulkhead is full, and retries and requests compete for it");
        }
        double usual = breaker.window() * normal.failing();
        double spread = 2 * Math.sqrt(usual / (1 - normal.failing()));
        return outage.roundsOfTimeouts(needed - spread) == outage.roundsOfTimeouts(needed + spread)
                ? Optional.empty()
                : Optional.of("the bulkhead is full, and the breaker opens one timeout earlier or later");
    }

    private Optional<String> nearlyFullBulkhead(double needed) {
        double expected = perInstance * timeout;
        double hanging = Math.min(needed, expected + 3 * Math.sqrt(expected));
        double mean = normal.call().mean();
        double stillInFlight = perInstance * mean * StrictMath.exp(-hanging / perInstance / mean);
        return service.bulkhead() < hanging + stillInFlight + 2 * Math.sqrt(stillInFlight)
                ? Optional.of("the bulkhead is nearly full before the breaker opens")
                : Optional.empty();
    }

    private double longestWait() {
        return SimulatedPolicies.LONGEST_BACKOFF
                * NormalOperation.seconds(service.settings().firstWait());
    }

    private static OptionalDouble hanging(Optional<OutageRun> run) {
        return run.map(it -> OptionalDouble.of(it.hanging())).orElseGet(OptionalDouble::empty);
    }
}
