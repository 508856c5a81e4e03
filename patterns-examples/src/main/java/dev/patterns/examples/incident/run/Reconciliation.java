package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.payment.AttemptStatus;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Compares the ledgers of both processors with the database.
 *
 * @param succeeded payments captured exactly once, and recorded as paid exactly once
 * @param doubleCharges payments captured more than once
 * @param lost payments captured, and recorded neither as paid nor as unknown
 * @param unknown payments recorded as unknown
 * @param notCollected payments recorded as paid, and not captured
 */
record Reconciliation(BitSet succeeded, int doubleCharges, int lost, int unknown, int notCollected) {

    static Reconciliation of(
            int payments,
            Map<Integer, Integer> atPrimary,
            Map<Integer, Integer> atBackup,
            Map<Integer, List<AttemptStatus>> rows) {
        var succeeded = new BitSet(payments);
        int doubleCharges = 0;
        int lost = 0;
        int unknown = 0;
        int notCollected = 0;
        for (int payment = 0; payment < payments; payment++) {
            int captures = atPrimary.getOrDefault(payment, 0) + atBackup.getOrDefault(payment, 0);
            var statuses = rows.getOrDefault(payment, List.of());
            var paid = statuses.stream().filter(AttemptStatus.PAID::equals).count();
            var isUnknown = statuses.contains(AttemptStatus.UNKNOWN);
            if (captures == 1 && paid == 1) {
                succeeded.set(payment);
            }
            doubleCharges += captures > 1 ? 1 : 0;
            lost += captures > 0 && paid == 0 && !isUnknown ? 1 : 0;
            unknown += isUnknown ? 1 : 0;
            notCollected += captures == 0 && paid > 0 ? 1 : 0;
        }
        return new Reconciliation(succeeded, doubleCharges, lost, unknown, notCollected);
    }
}
