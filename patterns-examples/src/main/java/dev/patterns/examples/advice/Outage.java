package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.CurrentSettings.Breaker;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.SimulatedPolicies;

/** What the formulas say about a dependency that answers no call, of a service whose calls have a timeout. */
final class Outage {

    private static final int MOST_WAITS = 30;

    private final DependencyDescription dependency;
    private final CurrentSettings settings;
    private final double timeout;
    private final double perInstance;

    Outage(DependencyDescription dependency, CurrentSettings settings) {
        this.dependency = dependency;
        this.settings = settings;
        this.timeout = NormalOperation.seconds(settings.timeout().orElseThrow());
        this.perInstance = dependency.rate() / dependency.instances();
    }

    /**
     * How many calls hang at a time without a breaker, of all instances: Little's law, and Erlang's B if there is a
     * bulkhead. A budget grants nothing while no call succeeds.
     */
    double hangingWithoutBreaker() {
        double rejected = 0;
        double attempts = attempts(rejected);
        if (settings.bulkhead().isPresent()) {
            for (int round = 0; round < 100; round++) {
                double load = perInstance * attempts * timeout;
                rejected = (rejected + Erlang.blocked(settings.bulkhead().getAsInt(), load)) / 2;
                attempts = attempts(rejected);
            }
        }
        return dependency.rate() * (1 - rejected) * attempts * timeout;
    }

    private double attempts(double rejected) {
        int most = settings.budget().isPresent() ? 1 : settings.attempts().orElse(1);
        return Retries.attempts(most, 1 - rejected);
    }

    /** From one opening of the breaker to the next: it is open, then waits for a request, then for the probe's end. */
    double cycle(Breaker breaker) {
        return NormalOperation.seconds(breaker.openFor()) + 1 / perInstance + timeout;
    }

    /** How many probes hang at a time, of all instances, over the whole cycle. */
    double hangingProbes(Breaker breaker) {
        return dependency.instances() * probesPerCycle(breaker) * timeout / cycle(breaker);
    }

    /** The same as Shopify computes it: the length of all probes, over the time for which the breaker is open. */
    double hangingProbesByShopify(Breaker breaker) {
        return dependency.instances() * breaker.probes() * timeout / NormalOperation.seconds(breaker.openFor());
    }

    /** The first probe, and those of the others whose request comes before the first one has timed out. */
    private double probesPerCycle(Breaker breaker) {
        int others = Math.min(breaker.probes(), settings.bulkhead().orElse(Integer.MAX_VALUE)) - 1;
        double expected = perInstance * timeout;
        double probability = StrictMath.exp(-expected);
        double atMost = 0; // the probability of fewer than so many requests
        double mean = 0;
        for (int n = 1; n <= others; n++) {
            atMost += probability;
            mean += 1 - atMost;
            probability *= expected / n;
        }
        return 1 + mean;
    }

    /**
     * How long an instance's breaker stays closed. The last failure that it needs is that of a call made so many
     * arrivals after the beginning, and one timeout later. Retries of calls that failed come in addition.
     */
    double timeUntilOpen(Breaker breaker, double usuallyFailing) {
        double needed = failuresNeeded(breaker, usuallyFailing);
        if (fillsBulkhead()) {
            int rounds = roundsOfTimeouts(needed);
            double inLastRound =
                    Math.ceil(needed) - (rounds - 1.0) * settings.bulkhead().getAsInt();
            return rounds * (timeout + 1 / perInstance) + (inLastRound - 1) / perInstance;
        }
        double low = timeout;
        double high = timeout + needed / perInstance;
        while (high - low > 1e-6 * high) {
            double middle = (low + high) / 2;
            if (failuresAfter(middle) < needed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Whether more calls come within a timeout than the bulkhead has permits. */
    boolean fillsBulkhead() {
        return perInstance * timeout > settings.bulkhead().orElse(Integer.MAX_VALUE);
    }

    /** With a full bulkhead, its permits fail together, once in a timeout. */
    int roundsOfTimeouts(double failures) {
        return (int) Math.ceil(Math.ceil(failures) / settings.bulkhead().getAsInt());
    }

    /** Of new calls: those that are in the window already have the usual share of failures, and leave it one by one. */
    static double failuresNeeded(Breaker breaker, double usuallyFailing) {
        double usual = usuallyFailing * breaker.window();
        return Math.max(1, (ChanceOpenings.failuresThatOpen(breaker) - usual) / (1 - usuallyFailing));
    }

    private double failuresAfter(double seconds) {
        double failures = perInstance * (seconds - timeout);
        double ended = timeout;
        for (int retry = 1; retry < Math.min(MOST_WAITS, settings.attempts().orElse(1)); retry++) {
            ended += timeout + meanWait(retry);
            double retried = Math.max(0, perInstance * (seconds - ended));
            failures += settings.budget().isPresent() ? Math.min(SimulatedPolicies.BUDGET_BURST, retried) : retried;
        }
        return failures;
    }

    private double meanWait(int retry) {
        double first = NormalOperation.seconds(settings.firstWait());
        return Math.min(StrictMath.pow(2, retry - 1.0), SimulatedPolicies.LONGEST_BACKOFF) * first / 2; // full jitter
    }
}
