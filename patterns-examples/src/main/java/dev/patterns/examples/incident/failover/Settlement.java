package dev.patterns.examples.incident.failover;

import dev.patterns.Policy;

/**
 * Settles an attempt whose charge has an unknown outcome. The service and the reconcilers use it, at the same time too:
 * each decision is a compare-and-set on the row, and a void may be repeated.
 *
 * <p>A lookup proves only what it finds. A charge that it doesn't find may still be on its way, so it is voided: a void
 * holds for a charge that arrives later.
 */
final class Settlement {

    private final HealthCheckedProcessors processors;
    private final Attempts attempts;
    private final Policy policy;

    /** @param policy guards a lookup and a void. Both may be repeated */
    Settlement(HealthCheckedProcessors processors, Attempts attempts, Policy policy) {
        this.processors = processors;
        this.attempts = attempts;
        this.policy = policy;
    }

    /**
     * Takes one or both steps that are left. After an exception, or if the attempt is in another state than when it was
     * read, it may still be open.
     */
    void settle(Attempt attempt) throws Exception {
        var decided = attempt.state() == AttemptState.PENDING ? decide(attempt) : attempt;
        if (decided.state() == AttemptState.VOIDING) {
            voidCharge(decided);
        }
    }

    /** Returns the attempt as it was read if another thread has decided. */
    private Attempt decide(Attempt pending) throws Exception {
        var processor = processors.named(pending.processor());
        var decision = switch (policy.call(() -> processor.lookUp(pending.key()))) {
            case CAPTURED -> AttemptState.PAID;
            case DECLINED -> AttemptState.DECLINED;
            case NOT_FOUND, IN_FLIGHT, VOIDED -> AttemptState.VOIDING;
        };
        return attempts.transition(pending, decision) ? pending.in(decision) : pending;
    }

    private void voidCharge(Attempt voiding) throws Exception {
        var processor = processors.named(voiding.processor());
        policy.call(() -> {
            processor.voidCharge(voiding.key());
            return true;
        });
        attempts.transition(voiding, AttemptState.VOIDED);
    }
}
