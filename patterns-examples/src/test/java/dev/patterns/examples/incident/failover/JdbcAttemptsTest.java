package dev.patterns.examples.incident.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcAttemptsTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final Attempt FIRST = Attempt.pending(1, 1, "north");

    private final TestTable table = new TestTable();
    private final JdbcAttempts attempts = table.attempts;

    @AfterEach
    void close() throws SQLException {
        table.close();
    }

    @Test
    void anAttemptNumberIsUsedOnce() throws SQLException {
        assertThat(attempts.begin(FIRST, 100, NOW)).isTrue();
        assertThat(attempts.begin(Attempt.pending(1, 1, "south"), 100, NOW)).isFalse();
        assertThat(attempts.begin(Attempt.pending(1, 2, "south"), 100, NOW)).isTrue();
        assertThat(attempts.of(1)).containsExactly(FIRST, Attempt.pending(1, 2, "south"));
        assertThat(attempts.of(2)).isEmpty();
    }

    @Test
    void ofTwoDecisionsTheFirstHolds() throws SQLException {
        attempts.begin(FIRST, 100, NOW);
        assertThat(attempts.transition(FIRST, AttemptState.VOIDING)).isTrue();
        assertThat(attempts.transition(FIRST, AttemptState.PAID)).isFalse();
        assertThat(attempts.of(1)).containsExactly(FIRST.in(AttemptState.VOIDING));
    }

    @Test
    void aTransitionThatIsNotInTheDrawing_isRejected() {
        assertThatThrownBy(() -> attempts.transition(FIRST.in(AttemptState.PAID), AttemptState.VOIDING))
                .hasMessage("payment-1-1 at north PAID can't become VOIDING");
    }

    @Test
    void openAttemptsAreFoundWhenTheyAreDue_theLongestDueFirst() throws SQLException {
        for (int payment = 1; payment <= 4; payment++) {
            attempts.begin(Attempt.pending(payment, 1, "north"), 100, NOW.minusSeconds(payment));
        }
        attempts.begin(Attempt.pending(5, 1, "north"), 100, NOW.plusMillis(1));
        attempts.transition(Attempt.pending(3, 1, "north"), AttemptState.PAID);
        attempts.transition(Attempt.pending(2, 1, "north"), AttemptState.VOIDING);

        assertThat(attempts.findOpen(NOW, 10)).extracting(Attempt::payment).containsExactly(4, 2, 1);
        assertThat(attempts.findOpen(NOW, 2)).extracting(Attempt::payment).containsExactly(4, 2);
    }

    @Test
    void anAttemptIsClaimedByOneReconciler_untilTheClaimEnds() throws SQLException {
        attempts.begin(FIRST, 100, NOW);
        assertThat(attempts.claim(FIRST, NOW.plusSeconds(30))).isTrue();
        assertThat(attempts.claim(FIRST, NOW.plusSeconds(30))).as("read before").isFalse();
        assertThat(attempts.findOpen(NOW.plusSeconds(29), 10)).isEmpty();

        var again = attempts.findOpen(NOW.plusSeconds(30), 10).get(0);
        assertThat(again.checks()).isEqualTo(1);
        assertThat(attempts.claim(again, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void aSettledAttemptCannotBeClaimed() throws SQLException {
        attempts.begin(FIRST, 100, NOW);
        attempts.transition(FIRST, AttemptState.PAID);
        assertThat(attempts.claim(FIRST, NOW)).isFalse();
    }
}
