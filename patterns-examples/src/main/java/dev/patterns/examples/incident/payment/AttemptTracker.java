package dev.patterns.examples.incident.payment;

/** One payment's attempts so far. Every attempt has a key of its own: the last one's may be voided, and void for ever. */
final class AttemptTracker {

    private final Payment payment;
    private int number;
    private boolean connected;

    AttemptTracker(Payment payment) {
        this.payment = payment;
    }

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

    /** Whether the attempt under way got a connection from the pool. */
    boolean isConnected() {
        return connected;
    }
}
