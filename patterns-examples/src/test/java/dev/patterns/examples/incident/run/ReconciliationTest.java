package dev.patterns.examples.incident.run;

import static dev.patterns.examples.incident.payment.AttemptStatus.FAILED;
import static dev.patterns.examples.incident.payment.AttemptStatus.PAID;
import static dev.patterns.examples.incident.payment.AttemptStatus.PENDING;
import static dev.patterns.examples.incident.payment.AttemptStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.incident.payment.AttemptStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One payment, number 0, as the ledgers and the database have it. */
class ReconciliationTest {

    @Test
    void capturedOnceAndRecordedAsPaidIsASuccess() {
        var reconciliation = reconciliation(1, 0, PAID);
        assertThat(reconciliation.succeeded().get(0)).isTrue();
        assertThat(reconciliation)
                .extracting("doubleCharges", "lost", "unknown", "notCollected")
                .containsOnly(0);
        assertThat(reconciliation(0, 1, FAILED, PAID).succeeded().get(0)).isTrue();
    }

    @Test
    void capturedAtBothProcessorsIsADoubleCharge() {
        var reconciliation = reconciliation(1, 1, PAID);
        assertThat(reconciliation.succeeded().get(0)).isFalse();
        assertThat(reconciliation.doubleCharges()).isEqualTo(1);
    }

    @Test
    void capturedAndNotRecordedIsLost() {
        assertThat(reconciliation(1, 0).lost()).isEqualTo(1);
        assertThat(reconciliation(1, 0, PENDING).lost()).isEqualTo(1);
        assertThat(reconciliation(0, 1, FAILED).lost()).isEqualTo(1);
    }

    @Test
    void recordedAsUnknownIsNeitherLostNorASuccess() {
        var reconciliation = reconciliation(1, 0, UNKNOWN);
        assertThat(reconciliation.lost()).isZero();
        assertThat(reconciliation.unknown()).isEqualTo(1);
        assertThat(reconciliation.succeeded().get(0)).isFalse();
    }

    @Test
    void recordedAsPaidAndNotCapturedIsNotCollected() {
        var reconciliation = reconciliation(0, 0, PAID);
        assertThat(reconciliation.notCollected()).isEqualTo(1);
        assertThat(reconciliation.succeeded().get(0)).isFalse();
    }

    @Test
    void neitherCapturedNorRecordedIsOnlyAFailure() {
        var reconciliation = reconciliation(0, 0);
        assertThat(reconciliation.succeeded().get(0)).isFalse();
        assertThat(reconciliation)
                .extracting("doubleCharges", "lost", "unknown", "notCollected")
                .containsOnly(0);
    }

    private static Reconciliation reconciliation(int atPrimary, int atBackup, AttemptStatus... rows) {
        return Reconciliation.of(1, Map.of(0, atPrimary), Map.of(0, atBackup), Map.of(0, List.of(rows)));
    }
}
