package dev.patterns.examples.incident.failover;

import dev.patterns.examples.incident.payment.PaymentProcessor;
import java.io.IOException;

/**
 * A payment processor that can say what became of a charge, and whether it works. Each call has to time out by itself.
 *
 * <p>A key has one outcome. A charge that is sent again with its key gets the answer of the first one, and a decline is
 * final. A void holds for charges that have yet to arrive, as a reversal in ISO 8583 does; see
 * {@link PaymentProcessor#voidCharge}.
 */
public interface QueryableProcessor extends PaymentProcessor {

    /** What a processor knows about a key. */
    enum ChargeStatus {
        /** Nothing has arrived so far. It may be on its way. */
        NOT_FOUND,
        /** It has arrived, and may be captured later. */
        IN_FLIGHT,
        CAPTURED,
        DECLINED,
        VOIDED
    }

    /** Unique among the processors of a service. The table of attempts holds it. */
    String name();

    /** What is known about the key at the time of the answer. */
    ChargeStatus lookUp(String idempotencyKey) throws IOException, InterruptedException;

    /**
     * Answers if the processor can charge.
     *
     * @throws IOException if it can't, or doesn't answer
     */
    void checkHealth() throws IOException, InterruptedException;
}
