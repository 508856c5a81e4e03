package dev.patterns.examples.incident.trace;

import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.PaymentDependencies;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import java.util.function.Supplier;

/** Follows the payments of one act through the service. */
public interface PaymentTracer {

    /** Follows none. */
    PaymentTracer OFF = new PaymentTracer() {
        @Override
        public PaymentDependencies follow(PaymentDependencies dependencies, Supplier<?> breaker) {
            return dependencies;
        }

        @Override
        public PaymentResult pay(Payment payment, long arrivedAt, Supplier<PaymentResult> service) {
            return service.get();
        }
    };

    /**
     * The same dependencies; what the service does with them becomes a step of the payment.
     *
     * @param breaker gives the state of the primary processor's breaker
     */
    PaymentDependencies follow(PaymentDependencies dependencies, Supplier<?> breaker);

    /** Has the service take the payment, and follows it. */
    PaymentResult pay(Payment payment, long arrivedAt, Supplier<PaymentResult> service);
}
