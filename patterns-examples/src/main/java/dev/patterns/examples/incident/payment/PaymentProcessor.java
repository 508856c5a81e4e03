package dev.patterns.examples.incident.payment;

import java.io.IOException;

/**
 * A payment processor. An idempotency key names one charge: the processor captures it at most once, however often it is
 * sent.
 */
public interface PaymentProcessor {

    /**
     * Captures the payment, once per key.
     *
     * @throws DeclinedException nothing was captured, and a retry would be declined again
     * @throws ProcessorUnavailableException the processor answered that it did nothing
     * @throws IOException on any other failure: it is unknown whether the payment was captured
     */
    Receipt charge(String idempotencyKey, Payment payment) throws IOException, InterruptedException;

    /**
     * Undoes the charge of that key, whether it was captured, is still in flight, or has yet to arrive. Once this has
     * returned, nothing is captured under the key, now or later. May be repeated.
     */
    void voidCharge(String idempotencyKey) throws IOException, InterruptedException;
}
