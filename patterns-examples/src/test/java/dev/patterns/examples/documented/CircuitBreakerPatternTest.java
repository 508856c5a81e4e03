package dev.patterns.examples.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.examples.documented.CircuitBreakerPattern.State;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerPatternTest {

    private final SettableClock clock = new SettableClock();
    private final CircuitBreakerPattern breaker =
            new CircuitBreakerPattern("payments", 5, Duration.ofSeconds(60), clock);

    @Test
    void opensAfterFiveFailuresInARow() {
        fail(4);
        succeed();
        fail(4);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        fail(1);
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        assertThatThrownBy(this::succeed)
                .isInstanceOf(CircuitBreakerOpenError.class)
                .hasMessage("payments circuit breaker is OPEN");
    }

    @Test
    void admitsACallAfterSixtySeconds_whichClosesOrReopensTheBreaker() {
        fail(5);
        clock.step(Duration.ofSeconds(60));
        fail(1);
        assertThat(breaker.state()).isEqualTo(State.OPEN);

        clock.step(Duration.ofSeconds(60));
        succeed();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void B1_aSuccessDuringTheFifthFailureErasesIt() {
        fail(4);
        clock.atNextReading(this::succeed); // after the fifth failure is counted, before the count is compared
        fail(1);
        // Made one after the other, in either order, the calls would leave the breaker OPEN or with one failure.
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        assertThat(breaker.failureCount()).isZero();
    }

    @Test
    void B2_everyCallPassesWhileTheProbeIsInFlight() {
        fail(5);
        clock.step(Duration.ofSeconds(60));
        assertThat(callWithin(100)).isEqualTo(100);
    }

    /** Makes that many calls, each inside the one before it. Returns how many were admitted. */
    private int callWithin(int calls) {
        return calls == 0 ? 0 : breaker.call(() -> 1 + callWithin(calls - 1));
    }

    @Test
    void B4_settingTheWallClockBackKeepsTheBreakerOpenForLonger() {
        fail(5);
        clock.step(Duration.ofHours(-1));
        clock.step(Duration.ofMinutes(30));
        assertThatThrownBy(this::succeed).isInstanceOf(CircuitBreakerOpenError.class);
    }

    @Test
    void B4_settingTheWallClockForwardEndsTheOpenTimeAtOnce() {
        fail(5);
        clock.step(Duration.ofHours(1));
        succeed();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void B5_theCallersOwnMistakesOpenTheBreaker() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> breaker.call(() -> Integer.parseInt("1O")))
                    .isInstanceOf(NumberFormatException.class);
        }
        assertThat(breaker.state()).isEqualTo(State.OPEN);
    }

    @Test
    void B6_aLateSuccessClosesTheOpenBreakerWithoutAProbe() throws Exception {
        breaker.call(() -> {
            fail(5);
            assertThat(breaker.state()).isEqualTo(State.OPEN);
            return "the answer to a call admitted before the breaker opened";
        });
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void B6_aLateFailureRestartsTheOpenTime() {
        assertThatThrownBy(() -> breaker.call(() -> {
                    fail(5);
                    clock.step(Duration.ofSeconds(59));
                    throw new IOException("a call admitted before the breaker opened");
                }))
                .isInstanceOf(IOException.class);
        clock.step(Duration.ofSeconds(59));
        assertThatThrownBy(this::succeed).isInstanceOf(CircuitBreakerOpenError.class);
    }

    @Test
    void B9_callsThatHangAreNotCounted() {
        assertThat(hangWithin(500)).isEqualTo(State.CLOSED);
    }

    /** Makes that many calls, each a minute later, inside the one before it. Returns the state at the last one. */
    private State hangWithin(int calls) {
        clock.step(Duration.ofMinutes(1));
        return calls == 0 ? breaker.state() : breaker.call(() -> hangWithin(calls - 1));
    }

    @Test
    void B10_B11_aRejectionHasAStackTraceAndDoesNotSayWhenToRetry() {
        fail(5);
        assertThatThrownBy(this::succeed)
                .isInstanceOf(CircuitBreakerOpenError.class)
                .hasMessageNotContaining("60")
                .satisfies(rejection -> assertThat(rejection.getStackTrace()).isNotEmpty());
    }

    private void succeed() {
        breaker.call(() -> 1);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> breaker.call(() -> {
                        throw new IOException("no answer");
                    }))
                    .isInstanceOf(IOException.class);
        }
    }
}
