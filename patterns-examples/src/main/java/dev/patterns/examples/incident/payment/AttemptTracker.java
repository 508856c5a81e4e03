package dev.patterns.examples.incident.payment;

/**
 * Counts the attempts of one payment. Each attempt has its own idempotency key: the key of an earlier attempt may have
 * been voided, and a voided key can't be charged again.
 */
final class AttemptTracker {

    private final Payment payment;
    private int number;
    private boolean connected;

    AttemptTracker(Payment payment) {
        this.payment = payment;
    }

    /** The next attempt begins. */
    void begin() {
        number++;
        connected = false;
    }

    Payment payment() {
        return payment;
    }

    int number() {
        return number;
    }

    String key() {
        return "payment-" + payment.id() + "-" + number;
    }

    void markConnected() {
        connected = true;
    }

    /** Whether the current attempt got a connection from the pool. */
    boolean isConnected() {
        return connected;
    }
}
