package dev.patterns.examples.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.collapse.Recovery.Outcome;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** A hundred calls a second, intervals of a second, a patience of ten. */
class RecoveryTest {

    private record Decision(Outcome outcome, int interval) {}

    @Test
    void threeGoodIntervalsInARowAreBack() {
        assertThat(decision(second -> second == 2 ? 50 : 95, second -> 0)).isEqualTo(new Decision(Outcome.BACK, 5));
    }

    @Test
    void aQueueThatGrowsWithoutGoodputIsNever() {
        assertThat(decision(second -> 0, second -> 50 * second)).isEqualTo(new Decision(Outcome.NEVER, 10));
    }

    @Test
    void aQueueThatBecomesShorterAtTwoChecksComesBackSlowly() {
        assertThat(decision(second -> 0, second -> 9_000 - 50 * second)).isEqualTo(new Decision(Outcome.SLOWLY, 20));
    }

    @Test
    void goodputThatRisesComesBackSlowly() {
        assertThat(decision(second -> Math.min(80, 3 * second), second -> 100))
                .isEqualTo(new Decision(Outcome.SLOWLY, 20));
    }

    @Test
    void aQueueThatBecomesShorterAndThenGrowsIsNever() {
        assertThat(decision(second -> 0, second -> 9_000 + (second <= 10 ? -50 : 100) * second))
                .isEqualTo(new Decision(Outcome.NEVER, 20));
    }

    @Test
    void whatDoesNotChangeIsNeverAtTheLastCheck() {
        assertThat(decision(second -> 40, second -> 200)).isEqualTo(new Decision(Outcome.NEVER, 80));
    }

    @Test
    void aQueueThatChangesByChanceDecidesNothingBeforeTheLastCheck() {
        assertThat(decision(second -> 0, second -> 5_000 + 10 * (second % 7) - second / 4))
                .isEqualTo(new Decision(Outcome.NEVER, 80));
    }

    private static Decision decision(IntUnaryOperator inTime, IntUnaryOperator queued) {
        var recovery = new Recovery(1, 100, 10);
        for (int second = 1; second <= 100; second++) {
            var interval =
                    new Interval(second - 1, second, 100, inTime.applyAsInt(second), 100, queued.applyAsInt(second));
            Optional<Outcome> outcome = recovery.after(interval);
            if (outcome.isPresent()) {
                return new Decision(outcome.get(), second);
            }
        }
        throw new AssertionError("not decided after 100 intervals");
    }
}
