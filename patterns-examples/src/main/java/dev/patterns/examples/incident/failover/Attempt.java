package dev.patterns.examples.incident.failover;

/**
 * One attempt at a payment, as its row had it when it was read.
 *
 * @param number counts the attempts of the payment, from 1
 * @param processor the one that it is charged at
 * @param checks how often a reconciler has claimed it
 */
public record Attempt(int payment, int number, String processor, AttemptState state, int checks) {

    /** The idempotency key, which all sends of this attempt have in common. */
    public String key() {
        return "payment-" + payment + "-" + number;
    }

    static Attempt pending(int payment, int number, String processor) {
        return new Attempt(payment, number, processor, AttemptState.PENDING, 0);
    }

    /** The same attempt in another state. */
    public Attempt in(AttemptState other) {
        return new Attempt(payment, number, processor, other, checks);
    }

    @Override
    public String toString() {
        return key() + " at " + processor + " " + state;
    }
}
