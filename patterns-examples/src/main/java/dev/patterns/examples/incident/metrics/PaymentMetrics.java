package dev.patterns.examples.incident.metrics;

import dev.patterns.examples.incident.payment.PaymentDependencies;
import dev.patterns.examples.incident.payment.PaymentDependencies.GuardedProcessor;
import dev.patterns.examples.incident.payment.PaymentOutcome;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import dev.patterns.examples.incident.result.SampledBreakerState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The meters of the payment service. They are the same in each tier, so one set of alert rules watches all of them. The
 * patterns have meters of their own, which differ from tier to tier.
 *
 * <table>
 *   <caption>Durations are clock time</caption>
 *   <tr><th>meter</th><th>type</th><th>tags</th><th>value</th></tr>
 *   <tr><td>payments</td><td>timer, with a histogram</td><td>outcome</td>
 *     <td>payments that have ended, from the arrival that was due to the answer</td></tr>
 *   <tr><td>payments.active</td><td>gauge</td><td></td><td>payments that have begun and not ended</td></tr>
 *   <tr><td>payments.attempts</td><td>counter</td><td></td><td>attempts of the payments that have ended</td></tr>
 *   <tr><td>payments.charges</td><td>timer</td><td>processor, outcome</td>
 *     <td>charges that were sent: captured, declined, unavailable, unknown</td></tr>
 *   <tr><td>payments.voids</td><td>counter</td><td>processor, outcome</td>
 *     <td>voids of charges with an unknown outcome: voided, failed. Each that is voided could have become a second
 *     charge</td></tr>
 *   <tr><td>payments.pool.active</td><td>gauge</td><td></td><td>connections in use, leaked ones included</td></tr>
 *   <tr><td>payments.pool.pending</td><td>gauge</td><td></td><td>payments that wait for a connection</td></tr>
 *   <tr><td>payments.pool.max</td><td>gauge</td><td></td><td>connections that the pool may open</td></tr>
 *   <tr><td>payments.breaker.state</td><td>gauge</td><td>state</td>
 *     <td>1 for the state of the primary processor's breaker, else 0; all 0 without a breaker</td></tr>
 * </table>
 */
public final class PaymentMetrics {

    /** The bounds of the histogram's buckets. One of them is the objective for the latency. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final Map<PaymentOutcome, Timer> ended = new EnumMap<>(PaymentOutcome.class);
    private final Counter attempts;
    private final AtomicInteger active = new AtomicInteger();

    public PaymentMetrics(MeterRegistry registry) {
        this.registry = registry;
        // All meters exist from the start: a rate over a counter that doesn't exist yet misses its first events.
        for (var outcome : PaymentOutcome.values()) {
            ended.put(
                    outcome,
                    Timer.builder("payments")
                            .description("Payments that have ended")
                            .tag("outcome", lowerCase(outcome))
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
        attempts = Counter.builder("payments.attempts")
                .description("Attempts of the payments that have ended")
                .register(registry);
        gauge("payments.active", "Payments that have begun and not ended", active::get);
    }

    public void begin() {
        active.incrementAndGet();
    }

    /** @param latency from the arrival that was due to the answer */
    @SuppressWarnings("NullAway") // all outcomes are there
    public void end(PaymentResult result, Duration latency) {
        active.decrementAndGet();
        attempts.increment(result.attempts());
        ended.get(result.outcome()).record(latency);
    }

    /** The same dependencies, with the calls to both processors measured. */
    public PaymentDependencies measured(PaymentDependencies dependencies) {
        return dependencies.withProcessors(measured(dependencies.primary()), measured(dependencies.backup()));
    }

    private GuardedProcessor measured(GuardedProcessor it) {
        return new GuardedProcessor(it.name(), new MeasuredProcessor(it.processor(), it.name(), registry), it.guard());
    }

    public void poolGauges(Supplier<Number> active, Supplier<Number> pending, int max) {
        gauge("payments.pool.active", "Connections in use", active);
        gauge("payments.pool.pending", "Payments that wait for a connection", pending);
        gauge("payments.pool.max", "Connections that the pool may open", () -> max);
    }

    public void breakerGauges(Supplier<SampledBreakerState> current) {
        for (var state : SampledBreakerState.values()) {
            if (state != SampledBreakerState.NONE) {
                Gauge.builder("payments.breaker.state", () -> current.get() == state ? 1 : 0)
                        .description("1 for the current state of the primary processor's breaker, 0 for the others")
                        .tag("state", lowerCase(state))
                        .register(registry);
            }
        }
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
