package dev.patterns.metrics;

import dev.patterns.ratelimiter.RateLimiter;
import dev.patterns.ratelimiter.RateLimiter.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.Locale;

/**
 * Registers a rate limiter's meters with Micrometer.
 *
 * <table>
 *   <caption>All have the tag {@code name}: the rate limiter's name</caption>
 *   <tr><th>meter</th><th>type</th><th>more tags</th><th>value</th></tr>
 *   <tr><td>ratelimiter.calls</td><td>counter</td><td>outcome</td>
 *     <td>calls: admitted, rejected, cancelled; each {@code tryAcquire} counts as one</td></tr>
 *   <tr><td>ratelimiter.waits</td><td>timer</td><td></td>
 *     <td>admitted calls that waited for their permit, and how long</td></tr>
 *   <tr><td>ratelimiter.waiting</td><td>gauge</td><td></td><td>calls that wait now</td></tr>
 *   <tr><td>ratelimiter.permits.free</td><td>gauge</td><td></td><td>permits that can be taken now</td></tr>
 * </table>
 *
 * Binding it costs each call the work of a Micrometer counter.
 */
public final class RateLimiterMetrics implements MeterBinder {

    private static final String NAME = "name";

    private final RateLimiter limiter;

    /** Metrics of this one; {@link #bindTo} registers them. */
    public RateLimiterMetrics(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        // All meters exist from the start: a rate over a counter that doesn't exist yet misses its first events.
        var calls = Arrays.stream(Outcome.values())
                .map(outcome -> callCounter(registry, outcome))
                .toList();
        var waits = Timer.builder("ratelimiter.waits")
                .description("Waits of the calls that were admitted after a wait")
                .tag(NAME, limiter.name())
                .register(registry);
        Gauge.builder("ratelimiter.waiting", limiter, it -> it.status().waiting())
                .description("Calls that wait for a permit")
                .baseUnit("calls")
                .tag(NAME, limiter.name())
                .register(registry);
        Gauge.builder("ratelimiter.permits.free", limiter, it -> it.status().free())
                .description("Permits that can be taken now")
                .baseUnit("permits")
                .tag(NAME, limiter.name())
                .register(registry);
        limiter.onCall(call -> {
            calls.get(call.outcome().ordinal()).increment();
            if (call.outcome() == Outcome.ADMITTED && !call.waited().isZero()) {
                waits.record(call.waited());
            }
        });
    }

    private Counter callCounter(MeterRegistry registry, Outcome outcome) {
        return Counter.builder("ratelimiter.calls")
                .description("Calls that asked for a permit")
                .baseUnit("calls")
                .tag(NAME, limiter.name())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
