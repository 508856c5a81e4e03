package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.AttemptState;
import dev.patterns.examples.incident.failover.FailoverPaymentService.PaymentStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the audit of a storm found.
 *
 * @param told payments by the final answer that their client got; those without one are left out
 * @param attempts attempts by their state at the end
 * @param settledByReconcilers attempts that a reconciler brought to a final state
 * @param crashes of services and reconcilers
 * @param crashPointsHit out of {@link PaymentStorm#CRASH_POINTS}
 * @param duration in simulated time, until everything was settled
 * @param violations the payments of each violation
 * @param trace what happened to the traced payment, a line each
 */
public record StormResult(
        Map<PaymentStatus, Integer> told,
        Map<AttemptState, Integer> attempts,
        int settledByReconcilers,
        int crashes,
        Set<String> crashPointsHit,
        Duration duration,
        Map<Violation, Set<Integer>> violations,
        List<String> trace) {

    /** What must not happen to a payment. */
    public enum Violation {
        CHARGED_TWICE,
        TOLD_PAID_BUT_NOT_CHARGED,
        TOLD_FAILED_BUT_CHARGED,
        TOLD_TWO_ANSWERS,
        CHARGED_BUT_NOT_RECORDED,
        RECORDED_BUT_NOT_CHARGED,
        NOT_SETTLED,
        NO_ANSWER,
        /** Harmless to the payment, but each reconciler makes the calls of all. */
        TWO_RECONCILERS_AT_ONCE
    }

    /** The number of payments with this violation. */
    public int count(Violation violation) {
        return violations.getOrDefault(violation, Set.of()).size();
    }
}
