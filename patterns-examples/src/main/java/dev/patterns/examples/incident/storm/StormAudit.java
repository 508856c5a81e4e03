package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.Attempt;
import dev.patterns.examples.incident.failover.AttemptState;
import dev.patterns.examples.incident.failover.FailoverPaymentService.PaymentStatus;
import dev.patterns.examples.incident.storm.StormResult.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects what clients are told, and compares it at the end with the ledgers and the table. */
final class StormAudit {

    private final int payments;
    private final Map<Integer, PaymentStatus> told = new HashMap<>();
    private final Map<String, StormProcess> reconcilerCalls = new HashMap<>();
    private final Map<Violation, Set<Integer>> violations = new TreeMap<>();
    private int settledByReconcilers;

    StormAudit(int payments) {
        this.payments = payments;
    }

    /** A client gets a final answer. */
    void tell(int payment, PaymentStatus status) {
        var before = told.putIfAbsent(payment, status);
        if (before != null && before != status) {
            add(Violation.TOLD_TWO_ANSWERS, payment);
        }
    }

    Map<Integer, PaymentStatus> told() {
        return told;
    }

    /** A reconciler begins to look up or to void a charge. */
    void beginReconcilerCall(String key, StormProcess process) {
        var other = reconcilerCalls.putIfAbsent(key, process);
        if (other != null && other != process) {
            add(Violation.TWO_RECONCILERS_AT_ONCE, Integer.parseInt(key.split("-")[1]));
        }
    }

    /** A reconciler brings an attempt to a final state. */
    void settledByReconciler() {
        settledByReconcilers++;
    }

    int settledByReconcilers() {
        return settledByReconcilers;
    }

    void endReconcilerCall(String key, StormProcess process) {
        reconcilerCalls.remove(key, process);
    }

    /**
     * The comparison, after everything has ended.
     *
     * @param captures per payment, the charges that are captured and not voided, at all processors
     */
    Map<Violation, Set<Integer>> compare(Map<Integer, Integer> captures, List<Attempt> rows) {
        var paidRows = new HashMap<Integer, Integer>();
        var open = new HashSet<Integer>();
        for (var row : rows) {
            if (row.state() == AttemptState.PAID) {
                paidRows.merge(row.payment(), 1, Integer::sum);
            } else if (row.state().isOpen()) {
                open.add(row.payment());
            }
        }
        for (int payment = 0; payment < payments; payment++) {
            int captured = captures.getOrDefault(payment, 0);
            int paid = paidRows.getOrDefault(payment, 0);
            check(captured <= 1, Violation.CHARGED_TWICE, payment);
            check(captured == 0 || paid > 0, Violation.CHARGED_BUT_NOT_RECORDED, payment);
            check(captured > 0 || paid == 0, Violation.RECORDED_BUT_NOT_CHARGED, payment);
            check(!open.contains(payment), Violation.NOT_SETTLED, payment);
            switch (told.getOrDefault(payment, PaymentStatus.PENDING)) {
                case PAID -> check(captured > 0, Violation.TOLD_PAID_BUT_NOT_CHARGED, payment);
                case DECLINED, FAILED -> check(captured == 0, Violation.TOLD_FAILED_BUT_CHARGED, payment);
                case PENDING -> {} // the client has left
            }
        }
        return violations;
    }

    /** A client that asked until the end has got no final answer. */
    void leaveWithoutAnswer(int payment) {
        add(Violation.NO_ANSWER, payment);
    }

    private void check(boolean holds, Violation violation, int payment) {
        if (!holds) {
            add(violation, payment);
        }
    }

    private void add(Violation violation, int payment) {
        violations.computeIfAbsent(violation, none -> new HashSet<>()).add(payment);
    }
}
