package dev.patterns.examples.incident.failover;

/**
 * The state of one attempt at a payment, as its row has it. Each transition is one compare-and-set on the row. Of two
 * threads that decide differently, one wins; the other finds the winner's decision and follows it.
 *
 * <pre>
 *   insert, before the charge is sent
 *     │
 *     ▼            answer, or lookup: captured
 *   PENDING ───────────────────────────────────▶ PAID
 *     │  │  │      answer, or lookup: declined
 *     │  │  └──────────────────────────────────▶ DECLINED
 *     │  │         every answer: nothing was done
 *     │  └─────────────────────────────────────▶ FAILED
 *     │
 *     │ outcome unknown, and the lookup doesn't find a capture
 *     ▼            the void is confirmed
 *   VOIDING ───────────────────────────────────▶ VOIDED
 * </pre>
 *
 * <p>PENDING and VOIDING are open: the reconciler settles them. The other states are final. VOIDING is recorded before
 * the void is sent. From then on the attempt can't become PAID, even if a late answer says that it was captured.
 */
public enum AttemptState {
    /** Recorded. The charge may have been sent. */
    PENDING,
    /** It will be voided, whether it was captured or not. */
    VOIDING,
    PAID,
    DECLINED,
    /** Nothing was captured, and nothing is on its way. */
    FAILED,
    /** Nothing is captured under its key, now or later. */
    VOIDED;

    /** Whether the outcome is not settled yet. */
    public boolean isOpen() {
        return this == PENDING || this == VOIDING;
    }

    /** Whether nothing was charged, so that another attempt may follow. */
    public boolean allowsAnotherAttempt() {
        return this == FAILED || this == VOIDED;
    }

    /** Whether the drawing has an arrow from this state to that one. */
    public boolean canBecome(AttemptState next) {
        return switch (this) {
            case PENDING -> next == PAID || next == DECLINED || next == FAILED || next == VOIDING;
            case VOIDING -> next == VOIDED;
            default -> false;
        };
    }
}
