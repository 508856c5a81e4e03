package dev.patterns.examples.incident.payment;

/**
 * It is unknown whether a charge was captured, and it could not be voided. Trying again or elsewhere might charge
 * twice, so the payment is recorded as unknown and has to be checked by hand.
 */
public final class OutcomeUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OutcomeUnknownException(String idempotencyKey, Throwable cause) {
        super("charge outcome unknown, and the void failed: " + idempotencyKey, cause);
    }
}
