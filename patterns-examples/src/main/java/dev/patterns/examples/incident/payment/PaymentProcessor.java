package dev.patterns.examples.incident.payment;

import java.io.IOException;

/** Takes the money. A key names one charge: however often it is sent, the processor captures at most once. */
public interface PaymentProcessor {

    /**
     * Captures the payment, once for the key.
     *
     * @throws DeclinedException the processor's answer is no: nothing was captured, and asking again changes nothing
     * @throws ProcessorUnavailableException the processor said that it did nothing
     * @throws IOException anything else: whether the money was captured is unknown
     */
    Receipt charge(String idempotencyKey, Payment payment) throws IOException, InterruptedException;

    /**
     * Undoes the charge of that key, whether it was captured, is still under way, or has yet to arrive: after this has
     * returned, the key holds no money and never will. May be repeated.
     */
    void voidCharge(String idempotencyKey) throws IOException, InterruptedException;
}
