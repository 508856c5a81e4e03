package dev.patterns.metrics;

import dev.patterns.Cancellable;
import dev.patterns.fallback.CachedFallback;
import dev.patterns.fallback.Fallback;
import dev.patterns.fallback.Fallback.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Registers a fallback's meters with Micrometer.
 *
 * <table>
 *   <caption>All have the tag {@code name}: the fallback's name. The last two are those of a cached fallback</caption>
 *   <tr><th>meter</th><th>type</th><th>more tags</th><th>value</th></tr>
 *   <tr><td>fallback.calls</td><td>counter</td><td>outcome</td>
 *     <td>calls: primary, alternative (of a cached fallback: a stale answer), failure</td></tr>
 *   <tr><td>fallback.stale.age</td><td>timer</td><td></td><td>stale answers, and how old they were</td></tr>
 *   <tr><td>fallback.answers</td><td>gauge</td><td></td><td>answers that are kept, one for each key</td></tr>
 * </table>
 *
 * A call that is cancelled is not counted. Binding it costs each call the work of a Micrometer counter.
 */
public final class FallbackMetrics implements MeterBinder {

    private static final String NAME = "name";

    private final String name;
    private final CallListeners callListeners;
    private final @Nullable CachedFallback<?, ?> cached;

    /** Where a listener for calls is added. */
    @FunctionalInterface
    private interface CallListeners {
        Cancellable add(Consumer<Fallback.Call> listener);
    }

    /** Metrics of this one; {@link #bindTo} registers them. */
    public FallbackMetrics(Fallback fallback) {
        this.name = fallback.name();
        this.callListeners = fallback::onCall;
        this.cached = null;
    }

    /** Metrics of this one; {@link #bindTo} registers them. */
    public FallbackMetrics(CachedFallback<?, ?> fallback) {
        this.name = fallback.name();
        this.callListeners = fallback::onCall;
        this.cached = fallback;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        // All meters exist from the start: a rate over a counter that doesn't exist yet misses its first events.
        var calls = Arrays.stream(Outcome.values())
                .map(outcome -> callCounter(registry, outcome))
                .toList();
        callListeners.add(call -> calls.get(call.outcome().ordinal()).increment());
        if (cached != null) {
            bindAnswers(cached, registry);
        }
    }

    private void bindAnswers(CachedFallback<?, ?> fallback, MeterRegistry registry) {
        var ages = Timer.builder("fallback.stale.age")
                .description("How old the stale answers were")
                .tag(NAME, name)
                .register(registry);
        Gauge.builder("fallback.answers", fallback, it -> it.status().answers())
                .description("Answers that are kept")
                .baseUnit("answers")
                .tag(NAME, name)
                .register(registry);
        fallback.onStale(answer -> ages.record(answer.age()));
    }

    private Counter callCounter(MeterRegistry registry, Outcome outcome) {
        return Counter.builder("fallback.calls")
                .description("Calls that have ended")
                .baseUnit("calls")
                .tag(NAME, name)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
