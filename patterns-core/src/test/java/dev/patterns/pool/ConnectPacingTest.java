package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which failed connects count, of several that run at the same time. */
class ConnectPacingTest {

    private final ConnectPacing pacing = new ConnectPacing(new SplittableRandom(1));

    @Test
    void ofConnectsThatRunAtTheSameTimeOnlyTheFirstToFailCounts() {
        assertThat(pacing.failed(0, 10)).isEqualTo(1);
        assertThat(pacing.failed(5, 12)).isZero();
        assertThat(pacing.failed(9, 13)).isZero();

        assertThat(pacing.failed(10, 20)).isEqualTo(2);
    }

    @Test
    void aFailureDoesNotCountIfAConnectThatRanAtTheSameTimeHasSucceeded() {
        pacing.succeeded(10);

        assertThat(pacing.failed(5, 12)).isZero();
        assertThat(pacing.failed(11, 15)).isEqualTo(1);
    }
}
