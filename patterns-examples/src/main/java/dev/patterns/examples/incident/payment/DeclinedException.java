package dev.patterns.examples.incident.payment;

/** The processor works and declines the card. Not a failure: no retry, no failover, and the breaker ignores it. */
public final class DeclinedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DeclinedException(String idempotencyKey) {
        super("card declined: " + idempotencyKey);
    }
}
