package dev.patterns.examples.incident.storm;

/**
 * What keeps a payment from being charged twice or lost. A storm can remove one: {@code RemovedGuard} then changes what
 * the service sees of its table and of the processors. The service's own code stays as it is.
 */
public enum Guard {
    WRITE_AHEAD("an attempt is recorded before its charge is sent", "recorded after the answer"),
    RECORD_CONFIRMED("a charge is sent only if its record is confirmed", "sent after a failed insert too"),
    COMPARE_AND_SET("a transition needs the state that was read", "written whatever the state is"),
    ONE_OPEN_ATTEMPT("an attempt begins only if the one before is settled", "begun while one is open"),
    IDEMPOTENCY_KEY("all sends of an attempt have one key", "a key for each send"),
    EARLIER_SENDS("the answer to a second send doesn't settle the first", "the last answer decides"),
    TIMEOUT_IS_UNKNOWN("a charge without an answer is unknown", "it counts as failed"),
    HEALTH_IS_NO_OUTCOME("health decides nothing about an earlier charge", "down: nothing was charged"),
    VOID("an unknown charge is voided before the next attempt", "no void is sent"),
    VOID_IS_PERMANENT("a void holds for a charge that arrives later", "only for what has arrived"),
    LOOKUP_PROVES_WHAT_IT_FINDS("a charge that isn't found is voided", "not found: not charged"),
    CLAIM("a reconciler claims an attempt before it settles it", "no claims"),
    RECONCILER("a reconciler settles what is left open", "none runs");

    private final String rule;
    private final String without;

    Guard(String rule, String without) {
        this.rule = rule;
        this.without = without;
    }

    /** The rule, in a few words. */
    public String rule() {
        return rule;
    }

    /** What the storm does instead if the guard is removed. */
    public String without() {
        return without;
    }
}
