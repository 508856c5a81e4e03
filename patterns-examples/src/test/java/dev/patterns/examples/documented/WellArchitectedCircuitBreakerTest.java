package dev.patterns.examples.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.examples.contenders.TimeBackedClock;
import dev.patterns.examples.documented.CircuitBreakerPattern.State;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WellArchitectedCircuitBreakerTest {

    private final SettableClock clock = new SettableClock();
    private final WellArchitectedCircuitBreaker breaker =
            new WellArchitectedCircuitBreaker(5, Duration.ofSeconds(60), clock);

    @Test
    void rejectsForMoreThanSixtySecondsAfterFiveFailures_thenASuccessClosesTheBreaker() {
        fail(5);
        clock.step(Duration.ofSeconds(60));
        assertThatThrownBy(this::succeed).isInstanceOf(CircuitOpenError.class);
        clock.step(Duration.ofMillis(1));
        succeed();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        assertThat(breaker.failureCount()).isZero();
    }

    @Test
    void B2_everyCallPassesWhileTheProbeIsInFlight() {
        fail(5);
        clock.step(Duration.ofSeconds(61));
        assertThat(callWithin(100)).isEqualTo(100);
    }

    /** Makes that many calls, each inside the one before it. Returns how many were admitted. */
    private int callWithin(int calls) {
        return calls == 0 ? 0 : breaker.call(() -> 1 + callWithin(calls - 1));
    }

    @Test
    void B3_oneFailureADayOpensTheBreakerOnTheFifthDay() {
        for (int day = 1; day < 5; day++) {
            fail(1);
            for (int call = 0; call < 10_000; call++) {
                succeed();
            }
            clock.step(Duration.ofDays(1));
        }
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        fail(1);
        assertThat(breaker.state()).isEqualTo(State.OPEN);
    }

    @Test
    void B4_settingTheWallClockBackKeepsTheBreakerOpenForLonger() {
        fail(5);
        clock.step(Duration.ofHours(-1));
        clock.step(Duration.ofMinutes(30));
        assertThatThrownBy(this::succeed).isInstanceOf(CircuitOpenError.class);
    }

    @Test
    void B6_aLateSuccessClosesTheBreakerWhileTheProbeIsInFlight() throws Exception {
        var time = new SimulatedTime(1);
        var slow = new WellArchitectedCircuitBreaker(1, Duration.ofSeconds(60), new TimeBackedClock(time));
        time.spawn("late call", () -> slow.call(() -> answerAfter(time, 65)));
        time.sleep(Duration.ofSeconds(1));
        assertThatThrownBy(() -> slow.call(() -> {
                    throw new IOException("no answer");
                }))
                .isInstanceOf(IOException.class);
        time.sleep(Duration.ofSeconds(61));
        time.spawn("probe", () -> slow.call(() -> answerAfter(time, 10)));
        time.sleep(Duration.ofSeconds(1));
        assertThat(slow.state()).isEqualTo(State.HALF_OPEN);
        time.sleep(Duration.ofSeconds(3));
        assertThat(slow.state()).isEqualTo(State.CLOSED);
        time.run();
    }

    private static String answerAfter(SimulatedTime time, int seconds) throws InterruptedException {
        time.sleep(Duration.ofSeconds(seconds));
        return "answer";
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
