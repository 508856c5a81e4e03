package dev.patterns.circuitbreaker.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsecutiveFailureCounterTest {

    private final ConsecutiveFailureCounter counter = new ConsecutiveFailureCounter(3);

    @Test
    void aSuccessEndsARunThatIsTooShort() {
        record(true, true);

        assertThat(counter.record(false, false)).isFalse();
        assertThat(counter.counts().failures()).isZero();
        assertThat(record(true, true)).isFalse();
        assertThat(record(true)).isTrue();
    }

    @Test
    void aSuccessThatObservesAFullRunReportsTheRuleToo_andTheRunStays() {
        record(true, true, true);

        assertThat(counter.record(false, false)).isTrue();
        assertThat(counter.counts().failures()).isEqualTo(3);
        assertThat(counter.record(false, false)).isTrue();
    }

    private boolean record(boolean... failed) {
        boolean met = false;
        for (boolean each : failed) {
            met = counter.record(each, false);
        }
        return met;
    }
}
