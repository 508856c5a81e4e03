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
    void letsACallThroughAfterSixtySeconds_whichClosesItOrOpensItAgain() {
        fail(5);
        clock.step(Duration.ofSeconds(60));
        fail(1);
        assertThat(breaker.state()).isEqualTo(State.OPEN);

        clock.step(Duration.ofSeconds(60));
        succeed();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void B1_aSuccessInTheMiddleOfAFailureMakesTheFailureVanish() {
        fail(4);
        clock.atNextReading(this::succeed); // after the fifth failure was counted, before the count is looked at
        fail(1);
        // One after the other, in either order, they would leave the breaker OPEN, or with one failure.
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        assertThat(breaker.failureCount()).isZero();
    }

    @Test
    void B2_whileTheProbeIsOutEverybodyElsePassesToo() {
        fail(5);
        clock.step(Duration.ofSeconds(60));
        assertThat(callWithin(100)).isEqualTo(100);
    }

    /** So many calls, each made while all those before it are out. Returns how many were admitted. */
    private int callWithin(int calls) {
        return calls == 0 ? 0 : breaker.call(() -> 1 + callWithin(calls - 1));
    }

    @Test
    void B4_aWallClockStepBackStretchesOpen() {
        fail(5);
        clock.step(Duration.ofHours(-1));
        clock.step(Duration.ofMinutes(30));
        assertThatThrownBy(this::succeed).isInstanceOf(CircuitBreakerOpenError.class);
    }

    @Test
    void B4_aWallClockStepForwardEndsOpenAtOnce() {
        fail(5);
        clock.step(Duration.ofHours(1));
        succeed();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void B5_theCallersOwnMistakesOpenIt() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> breaker.call(() -> Integer.parseInt("1O")))
                    .isInstanceOf(NumberFormatException.class);
        }
        assertThat(breaker.state()).isEqualTo(State.OPEN);
    }

    @Test
    void B6_aStragglerThatSucceedsClosesAnOpenBreakerWithoutAProbe() throws Exception {
        breaker.call(() -> {
            fail(5);
            assertThat(breaker.state()).isEqualTo(State.OPEN);
            return "what was asked for before the trouble began";
        });
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void B6_aStragglerThatFailsStartsTheWaitAnew() {
        assertThatThrownBy(() -> breaker.call(() -> {
                    fail(5);
                    clock.step(Duration.ofSeconds(59));
                    throw new IOException("a call from before the trouble began");
                }))
                .isInstanceOf(IOException.class);
        clock.step(Duration.ofSeconds(59));
        assertThatThrownBy(this::succeed).isInstanceOf(CircuitBreakerOpenError.class);
    }

    @Test
    void B9_callsThatHangAreNotSeen() {
        assertThat(hangWithin(500)).isEqualTo(State.CLOSED);
    }

    /** So many calls, each made a minute after the one before it, which is still out. Returns what the last one sees. */
    private State hangWithin(int calls) {
        clock.step(Duration.ofMinutes(1));
        return calls == 0 ? breaker.state() : breaker.call(() -> hangWithin(calls - 1));
    }

    @Test
    void B10_B11_aRejectionCarriesAStackTraceAndNoTimeToComeBack() {
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
