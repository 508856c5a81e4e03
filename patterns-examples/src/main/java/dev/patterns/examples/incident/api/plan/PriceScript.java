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

    private final ShuffledOutcomes errors;
    private final RandomGenerator random;

    /**
     * The answer to one call.
     *
     * @param latency time until the answer
     * @param refused whether the answer is 503
     */
    public record Response(Duration latency, boolean refused) {}

    public PriceScript(long seed) {
        errors = new ShuffledOutcomes(ApiDefaults.PRICE_ERRORS, Seeds.random(seed, "price errors"));
        random = Seeds.random(seed, "price latency");
    }

    /** @param at time from the start of the act to the call's arrival */
    public synchronized Response respond(Duration at) {
        var sincePeak = at.minus(ApiDefaults.BEFORE_PEAK);
        boolean refused = !sincePeak.isNegative() && errors.next();
        var latency = latency();
        return new Response(isStalled(sincePeak) ? ApiDefaults.STALL.plus(latency) : latency, refused);
    }

    private Duration latency() {
        double factor = Seeds.logNormalFactor(random, ApiDefaults.LATENCY_SIGMA);
        return Duration.ofNanos((long) (ApiDefaults.PRICE_LATENCY.toNanos() * factor));
    }

    private static boolean isStalled(Duration sincePeak) {
        return sincePeak.compareTo(ApiDefaults.STALL_START) >= 0
                && sincePeak.compareTo(ApiDefaults.STALL_START.plus(ApiDefaults.STALL)) < 0;
    }
}
