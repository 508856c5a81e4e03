package dev.patterns.examples.incident.api.plan;

import dev.patterns.examples.incident.plan.Seeds;
import dev.patterns.examples.incident.plan.ShuffledOutcomes;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How the price service answers: with a varying latency, from the peak on with errors, and once with a stall. It runs
 * behind real HTTP and in simulated time alike. Thread-safe.
 */
public final class PriceScript {

    private final ApiWorkload workload;
    private final ShuffledOutcomes errors;
    private final RandomGenerator random;

    /**
     * The answer to one call.
     *
     * @param latency time until the answer
     * @param refused whether the answer is 503
     */
    public record Response(Duration latency, boolean refused) {}

    public PriceScript(ApiWorkload workload) {
        this.workload = workload;
        errors = new ShuffledOutcomes(ApiDefaults.PRICE_ERRORS, Seeds.random(workload.seed(), "price errors"));
        random = Seeds.random(workload.seed(), "price latency");
    }

    /** @param at time from the start of the act to the call's arrival */
    public synchronized Response respond(Duration at) {
        var sincePeak = at.minus(workload.beforePeak());
        boolean refused = !sincePeak.isNegative() && errors.next();
        var latency = latency();
        return new Response(isStalled(sincePeak) ? stall().plus(latency) : latency, refused);
    }

    private Duration latency() {
        double factor = Seeds.logNormalFactor(random, ApiDefaults.LATENCY_SIGMA);
        return Duration.ofNanos((long) (ApiDefaults.PRICE_LATENCY.toNanos() * factor));
    }

    private boolean isStalled(Duration sincePeak) {
        var sinceStall = sincePeak.minus(workload.ofPeak(ApiDefaults.STALL_START));
        return !sinceStall.isNegative() && sinceStall.compareTo(stall()) < 0;
    }

    private Duration stall() {
        return workload.ofPeak(ApiDefaults.STALL);
    }
}
