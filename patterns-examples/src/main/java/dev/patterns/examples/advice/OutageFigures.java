package dev.patterns.examples.advice;

import dev.patterns.examples.advice.Figure.Unit;
import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.CurrentSettings.Breaker;
import dev.patterns.examples.service.DependencyDescription;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of an outage in which the dependency answers no call. */
final class OutageFigures {

    private static final String HANGING = "calls that hang in an outage";
    private static final String BY_SHOPIFY = "the same by Shopify's formula";
    private static final String UNTIL_OPEN = "until the breaker opens";
    private static final int MOST_CYCLES = 20;
    private static final int LEAST_CYCLES = 10;
    private static final double CLOSE = 0.05;

    private final DependencyDescription dependency;
    private final CurrentSettings settings;
    private final NormalOperation normal;
    private final double mostRequests;
    private final long seed;
    private final Outage outage;
    private final double timeout;
    private final double perInstance;

    OutageFigures(
            DependencyDescription dependency,
            CurrentSettings settings,
            NormalOperation normal,
            double mostRequests,
            long seed) {
        this.dependency = dependency;
        this.settings = settings;
        this.normal = normal;
        this.mostRequests = mostRequests;
        this.seed = seed;
        this.outage = new Outage(dependency, settings);
        this.timeout = NormalOperation.seconds(settings.timeout().orElseThrow());
        this.perInstance = dependency.rate() / dependency.instances();
    }

    void addTo(List<Figure> figures) {
        settings.breaker()
                .ifPresentOrElse(breaker -> addWithBreaker(breaker, figures), () -> addWithoutBreaker(figures));
    }

    private void addWithoutBreaker(List<Figure> figures) {
        double attempts = settings.attempts().orElse(1);
        double settle = attempts * (timeout + longestWait());
        double measured = Math.max(10 * timeout, 5_000 / dependency.rate());
        var plan = new OutageRun.Plan(1 / dependency.rate(), settle, measured);
        double hanging = outage.hangingWithoutBreaker();
        var run = simulate(plan);
        double error = 3 * Math.sqrt(hanging * timeout / measured);
        figures.add(new Figure(
                HANGING, Unit.NUMBER, Prediction.of(hanging, error).unless(notSimulated(run)), hanging(run)));
    }

    private void addWithBreaker(Breaker breaker, List<Figure> figures) {
        double cycle = outage.cycle(breaker);
        double untilOpen = outage.timeUntilOpen(breaker, normal.failing());
        double hanging = outage.hangingProbes(breaker);
        double byShopify = outage.hangingProbesByShopify(breaker);
        double warmUp =
                1.5 * breaker.window() / perInstance + 10 * dependency.latency().mean();
        double settle = 1.5 * untilOpen + timeout + cycle;
        double affordable = (mostRequests / dependency.rate() - warmUp - settle) / cycle;
        double cycles = Math.min(MOST_CYCLES, Math.floor(affordable));
        var run = cycles < LEAST_CYCLES
                ? Optional.<OutageRun>empty()
                : simulate(new OutageRun.Plan(warmUp, settle, cycles * cycle));
        double gap = 1 / perInstance;
        double error = hanging * (3 * gap / cycle / Math.sqrt(cycles * dependency.instances()) + 0.5 / cycles);
        var doubt = notSimulated(run).or(() -> longWaits(breaker)).or(this::noSteadyState);
        figures.add(
                new Figure(HANGING, Unit.NUMBER, Prediction.of(hanging, error).unless(doubt), hanging(run)));
        Optional<String> shopify = Math.abs(byShopify - hanging) > CLOSE * hanging
                ? Optional.of("it leaves out the probe's own length and the wait for a request")
                : Optional.empty();
        figures.add(new Figure(
                BY_SHOPIFY,
                Unit.NUMBER,
                Prediction.of(byShopify, error).unless(doubt).unless(shopify),
                hanging(run)));
        double needed = Outage.failuresNeeded(breaker, normal.failing());
        double deviation = 3 * Math.sqrt(needed / dependency.instances()) / perInstance;
        figures.add(new Figure(
                UNTIL_OPEN,
                Unit.SECONDS,
                Prediction.of(untilOpen, deviation).unless(doubt.or(() -> nearlyFullBulkhead(needed))),
                run.map(OutageRun::untilOpen).orElse(OptionalDouble.empty())));
    }

    private Optional<OutageRun> simulate(OutageRun.Plan plan) {
        return plan.requests(dependency) > mostRequests
                ? Optional.empty()
                : Optional.of(OutageRun.of(dependency, settings, plan, seed));
    }

    private static Optional<String> notSimulated(Optional<OutageRun> run) {
        return run.isPresent() ? Optional.empty() : Optional.of("too many requests to simulate");
    }

    private Optional<String> noSteadyState() {
        return normal.queue().isStable()
                ? Optional.empty()
                : Optional.of("the dependency is overloaded before the outage");
    }

    private Optional<String> longWaits(Breaker breaker) {
        return settings.attempts().orElse(1) > 1 && longestWait() > NormalOperation.seconds(breaker.openFor())
                ? Optional.of("a retry's wait can outlast the open time")
                : Optional.empty();
    }

    private Optional<String> nearlyFullBulkhead(double needed) {
        double calls = Math.min(needed, perInstance * timeout);
        double permits = settings.bulkhead().orElse(Integer.MAX_VALUE);
        double inFlight = perInstance * normal.call().mean();
        return permits > 0.5 * calls && permits < calls + inFlight + 4 * Math.sqrt(calls)
                ? Optional.of("the bulkhead is nearly full before the breaker opens")
                : Optional.empty();
    }

    private double longestWait() {
        return ServiceInstance.LONGEST_BACKOFF * NormalOperation.seconds(ServiceInstance.firstWait(settings));
    }

    private static OptionalDouble hanging(Optional<OutageRun> run) {
        return run.map(it -> OptionalDouble.of(it.hanging())).orElseGet(OptionalDouble::empty);
    }
}
