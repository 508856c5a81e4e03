package dev.patterns.metrics;

import dev.patterns.fallback.Fallback;
import dev.patterns.fallback.Fallback.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.Locale;

/**
 * Registers a fallback's meters with Micrometer.
 *
 * <table>
 *   <caption>All have the tag {@code name}: the fallback's name</caption>
 *   <tr><th>meter</th><th>type</th><th>more tags</th><th>value</th></tr>
 *   <tr><td>fallback.calls</td><td>counter</td><td>outcome</td><td>calls: primary, alternative, failure</td></tr>
 * </table>
 *
 * A call that is cancelled is not counted. Binding it costs each call the work of a Micrometer counter.
 */
public final class FallbackMetrics implements MeterBinder {

    private final Fallback fallback;

    /** Metrics of this one; {@link #bindTo} registers them. */
    public FallbackMetrics(Fallback fallback) {
        this.fallback = fallback;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        // All meters exist from the start: a rate over a counter that doesn't exist yet misses its first events.
        var calls = Arrays.stream(Outcome.values())
                .map(outcome -> callCounter(registry, outcome))
                .toList();
        fallback.onCall(call -> calls.get(call.outcome().ordinal()).increment());
    }

    private Counter callCounter(MeterRegistry registry, Outcome outcome) {
        return Counter.builder("fallback.calls")
                .description("Calls that have ended")
                .baseUnit("calls")
                .tag("name", fallback.name())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
