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

/** One payment, number 0, as the books and the database have it. */
class ReconciliationTest {

    @Test
    void capturedOnceAndRecordedIsSuccess() {
        var books = books(1, 0, PAID);
        assertThat(books.succeeded().get(0)).isTrue();
        assertThat(books)
                .extracting("doubleCharges", "lost", "unknown", "notCollected")
                .containsOnly(0);
        assertThat(books(0, 1, FAILED, PAID).succeeded().get(0)).isTrue();
    }

    @Test
    void capturedAtBothIsADoubleCharge() {
        var books = books(1, 1, PAID);
        assertThat(books.succeeded().get(0)).isFalse();
        assertThat(books.doubleCharges()).isEqualTo(1);
    }

    @Test
    void capturedAndNotRecordedIsLost() {
        assertThat(books(1, 0).lost()).isEqualTo(1);
        assertThat(books(1, 0, PENDING).lost()).isEqualTo(1);
        assertThat(books(0, 1, FAILED).lost()).isEqualTo(1);
    }

    @Test
    void recordedAsUnknownIsNeitherLostNorASuccess() {
        var books = books(1, 0, UNKNOWN);
        assertThat(books.lost()).isZero();
        assertThat(books.unknown()).isEqualTo(1);
        assertThat(books.succeeded().get(0)).isFalse();
    }

    @Test
    void recordedAndNotCapturedIsNotCollected() {
        var books = books(0, 0, PAID);
        assertThat(books.notCollected()).isEqualTo(1);
        assertThat(books.succeeded().get(0)).isFalse();
    }

    @Test
    void neitherCapturedNorRecordedIsAFailureAndNothingWorse() {
        var books = books(0, 0);
        assertThat(books.succeeded().get(0)).isFalse();
        assertThat(books)
                .extracting("doubleCharges", "lost", "unknown", "notCollected")
                .containsOnly(0);
    }

    private static Reconciliation books(int atPrimary, int atBackup, AttemptStatus... rows) {
        return Reconciliation.of(1, Map.of(0, atPrimary), Map.of(0, atBackup), Map.of(0, List.of(rows)));
    }
}
