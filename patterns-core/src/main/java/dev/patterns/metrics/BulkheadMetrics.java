package dev.patterns.metrics;

import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.bulkhead.BulkheadStatus;
import dev.patterns.bulkhead.BulkheadStatus.Rejection;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Registers a bulkhead's meters with Micrometer.
 *
 * <table>
 *   <caption>All have the tag {@code name}: the bulkhead's name</caption>
 *   <tr><th>meter</th><th>type</th><th>more tags</th><th>value</th></tr>
 *   <tr><td>bulkhead.limit</td><td>gauge</td><td></td><td>how many calls may be made at the same time now</td></tr>
 *   <tr><td>bulkhead.active</td><td>gauge</td><td></td><td>calls that hold a permit</td></tr>
 *   <tr><td>bulkhead.waiting</td><td>gauge</td><td></td><td>calls that wait for a permit</td></tr>
 *   <tr><td>bulkhead.admitted</td><td>counter</td><td></td><td>calls that got a permit</td></tr>
 *   <tr><td>bulkhead.waits</td><td>timer</td><td></td>
 *     <td>those of them that waited, and how long</td></tr>
 *   <tr><td>bulkhead.rejected</td><td>counter</td><td>reason</td>
 *     <td>calls that were rejected: full, timed_out, deadline, interrupted</td></tr>
 * </table>
 *
 * The bulkhead counts without it too: binding it costs a call nothing, unless the call waits.
 */
public final class BulkheadMetrics implements MeterBinder {

    private static final String NAME = "name";

    private final Bulkhead bulkhead;

    /** The meters of this bulkhead. */
    public BulkheadMetrics(Bulkhead bulkhead) {
        this.bulkhead = bulkhead;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "bulkhead.limit", "How many calls may be made at the same time", BulkheadStatus::limit);
        gauge(registry, "bulkhead.active", "Calls that hold a permit", BulkheadStatus::active);
        gauge(registry, "bulkhead.waiting", "Calls that wait for a permit", BulkheadStatus::waiting);
        FunctionCounter.builder("bulkhead.admitted", bulkhead, it -> it.status().admitted())
                .description("Calls that got a permit")
                .baseUnit("calls")
                .tag(NAME, bulkhead.name())
                .register(registry);
        for (var rejection : Rejection.values()) {
            FunctionCounter.builder(
                            "bulkhead.rejected", bulkhead, it -> it.status().rejected(rejection))
                    .description("Calls that were rejected")
                    .baseUnit("calls")
                    .tag(NAME, bulkhead.name())
                    .tag("reason", rejection.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        var waits = Timer.builder("bulkhead.waits")
                .description("How long calls waited that then got a permit")
                .tag(NAME, bulkhead.name())
                .register(registry);
        bulkhead.onWait(waits::record);
    }

    private void gauge(
            MeterRegistry registry, String meter, String description, ToDoubleFunction<BulkheadStatus> figure) {
        Gauge.builder(meter, bulkhead, it -> figure.applyAsDouble(it.status()))
                .description(description)
                .baseUnit("calls")
                .tag(NAME, bulkhead.name())
                .register(registry);
    }
}
