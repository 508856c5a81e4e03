package dev.patterns.metrics;

import dev.patterns.hedge.Hedge;
import dev.patterns.hedge.HedgeStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Registers a hedge's meters with Micrometer.
 *
 * <table>
 *   <caption>All have the tag {@code name}: the hedge's name</caption>
 *   <tr><th>meter</th><th>type</th><th>value</th></tr>
 *   <tr><td>hedge.calls</td><td>counter</td><td>calls that have begun</td></tr>
 *   <tr><td>hedge.calls.failed</td><td>counter</td><td>calls that failed or were cancelled</td></tr>
 *   <tr><td>hedge.second.attempts</td><td>counter</td><td>second attempts</td></tr>
 *   <tr><td>hedge.second.attempts.won</td><td>counter</td><td>second attempts that ended their call</td></tr>
 *   <tr><td>hedge.second.attempts.refused</td><td>counter</td><td>not made, because of the budget</td></tr>
 *   <tr><td>hedge.delay</td><td>time gauge</td><td>the current delay; NaN while it is not known</td></tr>
 *   <tr><td>hedge.load.amplification</td><td>gauge</td><td>attempts for each call, 1 to 2</td></tr>
 * </table>
 *
 * The hedge counts without it too: binding it costs a call nothing.
 */
public final class HedgeMetrics implements MeterBinder {

    private static final String NAME = "name";

    private final Hedge hedge;

    /** Metrics of this one; {@link #bindTo} registers them. */
    public HedgeMetrics(Hedge hedge) {
        this.hedge = hedge;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "hedge.calls", "calls", "Calls that have begun", HedgeStatus::calls);
        count(registry, "hedge.calls.failed", "calls", "Calls that failed or were cancelled", HedgeStatus::failures);
        count(registry, "hedge.second.attempts", "attempts", "Second attempts", HedgeStatus::hedges);
        count(
                registry,
                "hedge.second.attempts.won",
                "attempts",
                "Second attempts that ended their call",
                HedgeStatus::hedgeWins);
        count(
                registry,
                "hedge.second.attempts.refused",
                "attempts",
                "Second attempts that the budget refused",
                HedgeStatus::refused);
        TimeGauge.builder("hedge.delay", hedge, TimeUnit.NANOSECONDS, HedgeMetrics::delayNanos)
                .description("After which time a second attempt is made")
                .tag(NAME, hedge.name())
                .register(registry);
        Gauge.builder("hedge.load.amplification", hedge, it -> it.status().attemptsPerCall())
                .description("Attempts for each call")
                .tag(NAME, hedge.name())
                .register(registry);
    }

    private void count(
            MeterRegistry registry,
            String meter,
            String unit,
            String description,
            ToDoubleFunction<HedgeStatus> figure) {
        FunctionCounter.builder(meter, hedge, it -> figure.applyAsDouble(it.status()))
                .description(description)
                .baseUnit(unit)
                .tag(NAME, hedge.name())
                .register(registry);
    }

    private static double delayNanos(Hedge hedge) {
        var delay = hedge.status().delay();
        return delay.isPresent() ? delay.get().toNanos() : Double.NaN;
    }
}
