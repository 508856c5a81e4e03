package dev.patterns.examples.incident.payment;

/** The processor works and says no. Not a failure: it is not retried, not failed over, and no breaker counts it. */
public final class DeclinedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DeclinedException(String idempotencyKey) {
        super("card declined: " + idempotencyKey);
    }
}
