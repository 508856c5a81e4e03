package dev.patterns.examples.incident.tiers;

import dev.patterns.examples.incident.payment.PaymentDependencies;
import dev.patterns.examples.incident.result.SampledBreakerState;
import java.util.function.Supplier;

/**
 * The payment service's dependencies for one act, as its tier implements them.
 *
 * @param primaryBreaker gives the current state of the primary processor's breaker
 * @param shutDown closes the pool
 */
public record ServiceSetup(
        PaymentDependencies dependencies, Supplier<SampledBreakerState> primaryBreaker, Runnable shutDown)
        implements AutoCloseable {

    @Override
    public void close() {
        shutDown.run();
    }
}
