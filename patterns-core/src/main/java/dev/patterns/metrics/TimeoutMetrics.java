package dev.patterns.metrics;

import dev.patterns.timeout.Timeout;
import dev.patterns.timeout.Timeout.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.Locale;

/**
 * Registers a timeout's meters with Micrometer.
 *
 * <table>
 *   <caption>All have the tag {@code name}: the timeout's name</caption>
 *   <tr><th>meter</th><th>type</th><th>more tags</th><th>value</th></tr>
 *   <tr><td>timeout.calls</td><td>timer</td><td>outcome</td>
 *     <td>calls that have ended, and how long they took: success, failure, timeout</td></tr>
 * </table>
 *
 * A call that is cancelled is not counted, nor one that is rejected. Binding it makes the timeout time its calls: each
 * call costs two clock reads and the work of a Micrometer timer.
 */
public final class TimeoutMetrics implements MeterBinder {

    private final Timeout timeout;

    /** Metrics of this one; {@link #bindTo} registers them. */
    public TimeoutMetrics(Timeout timeout) {
        this.timeout = timeout;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        // All meters exist from the start: a rate over a timer that doesn't exist yet misses its first events.
        var calls = Arrays.stream(Outcome.values())
                .map(outcome -> callTimer(registry, outcome))
                .toList();
        timeout.onCall(call -> calls.get(call.outcome().ordinal()).record(call.elapsed()));
    }

    private Timer callTimer(MeterRegistry registry, Outcome outcome) {
        return Timer.builder("timeout.calls")
                .description("Calls that have ended")
                .tag("name", timeout.name())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
