package dev.patterns.examples.incident.payment;

/**
 * Whether a charge was captured is unknown, and it could not be voided. Whoever tried elsewhere now might charge twice, so
 * nobody does: the payment is recorded as unknown, for people to look into.
 */
public final class OutcomeUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OutcomeUnknownException(String idempotencyKey, Throwable cause) {
        super("charged or not? " + idempotencyKey, cause);
    }
}
