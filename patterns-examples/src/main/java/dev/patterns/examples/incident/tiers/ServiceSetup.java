package dev.patterns.examples.incident.tiers;

import dev.patterns.examples.incident.payment.PaymentDependencies;
import dev.patterns.examples.incident.result.SampledBreakerState;
import java.util.function.Supplier;

/**
 * What a tier makes for one act.
 *
 * @param primaryBreaker tells what the breaker before the primary processor is doing
 * @param shutDown ends what has threads or connections of its own
 */
public record ServiceSetup(
        PaymentDependencies dependencies, Supplier<SampledBreakerState> primaryBreaker, Runnable shutDown)
        implements AutoCloseable {

    @Override
    public void close() {
        shutDown.run();
    }
}
