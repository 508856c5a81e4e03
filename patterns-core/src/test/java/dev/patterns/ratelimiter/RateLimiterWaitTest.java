package dev.patterns.ratelimiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patterns.CallRejectedException;
import dev.patterns.Deadline;
import dev.patterns.ratelimiter.RateLimiter.Call;
import dev.patterns.ratelimiter.RateLimiter.Outcome;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that wait for their permits: one each 100 ms, and at most a second. */
class RateLimiterWaitTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final RateLimiter limiter = RateLimiter.builder("geocoder")
            .permits(10, Duration.ofSeconds(1))
            .burst(1)
            .maxWait(Duration.ofSeconds(1))
            .time(time)
            .build();
    private final List<String> happened = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    @AfterEach
    void closeTime() {
        Thread.interrupted();
        time.close();
    }

    @Test
    void aCallWaitsUntilItsPermitIsFree() {
        limiter.onCall(calls::add);

        assertThat(limiter.call(() -> "first")).isEqualTo("first");
        assertThat(time.elapsed()).isZero();
        assertThat(limiter.call(() -> "second")).isEqualTo("second");
        assertThat(time.elapsed()).hasMillis(100);

        assertThat(calls)
                .containsExactly(
                        new Call(Outcome.ADMITTED, Duration.ZERO), new Call(Outcome.ADMITTED, Duration.ofMillis(100)));
    }

    @Test
    void waitingCallsBeginInTheOrderInWhichTheyCame_anIntervalApart() {
        assertThat(limiter.tryAcquire()).isTrue();
        for (int i = 1; i <= 5; i++) {
            caller("caller " + i, i);
        }
        time.run();

        assertThat(happened)
                .containsExactly(
                        "caller 1 at 100", "caller 2 at 200", "caller 3 at 300", "caller 4 at 400", "caller 5 at 500");
    }

    @Test
    void aCallThatComesLaterDoesNotOvertakeOneThatWaits() {
        assertThat(limiter.tryAcquire()).isTrue();
        caller("first", 1);
        caller("newcomer", 100);
        time.run();

        assertThat(happened).containsExactly("first at 100", "newcomer at 200");
    }

    @Test
    void noMoreCallsWaitThanGetAPermitWithinTheLongestWait() {
        assertThat(limiter.tryAcquire()).isTrue();
        for (int i = 1; i <= 20; i++) {
            caller("caller", 0);
        }
        time.advance(Duration.ofNanos(1));
        assertThat(limiter.status().waiting()).isEqualTo(10);
        time.run();

        assertThat(happened).filteredOn(line -> line.startsWith("caller at")).hasSize(10);
        assertThat(happened)
                .contains("caller rejected: geocoder: the rate limit is reached, retry after 100 ms")
                .hasSize(20);
        assertThat(limiter.status().waiting()).isZero();
    }

    @Test
    void aWaitThatWouldBeTooLongIsRejectedAtOnce_andReservesNothing() {
        assertThat(limiter.tryAcquire()).isTrue();
        for (int i = 1; i <= 10; i++) {
            caller("caller", 0);
        }
        time.advance(Duration.ofMillis(30));

        var rejection = rejection();
        assertThat(time.elapsed()).hasMillis(30);
        assertThat(rejection.retryAfter()).contains(Duration.ofMillis(70));

        time.advance(Duration.ofMillis(70));
        assertThat(limiter.call(() -> "answer")).isEqualTo("answer");
        assertThat(time.elapsed()).hasMillis(1_100);
    }

    @Test
    void aWaitBeyondTheDeadlineIsRejectedAtOnce() {
        assertThat(limiter.tryAcquire()).isTrue();

        var rejection = catchThrowableOfType(
                CallRejectedException.class,
                () -> Deadline.after(Duration.ofMillis(99), time).call(() -> limiter.call(() -> "answer")));

        assertThat(rejection.reason()).isEqualTo("no permit is free before the deadline");
        assertThat(rejection.retryAfter()).contains(Duration.ofMillis(100));
        assertThat(time.elapsed()).isZero();
        assertThat(Deadline.after(Duration.ofMillis(100), time).call(() -> limiter.call(() -> "answer")))
                .isEqualTo("answer");
    }

    @Test
    void aWaitThatIsInterruptedEndsAtOnce_andGivesItsPermitBack() {
        limiter.onCall(calls::add);
        assertThat(limiter.tryAcquire()).isTrue();
        interruptAt(30);

        assertThatThrownBy(() -> limiter.call(() -> "answer"))
                .isInstanceOf(CallRejectedException.class)
                .hasMessage("geocoder: interrupted while waiting for a permit");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(time.elapsed()).hasMillis(30);
        assertThat(limiter.status().nextFree()).hasMillis(70);
        assertThat(limiter.status().waiting()).isZero();
        assertThat(calls).last().isEqualTo(new Call(Outcome.CANCELLED, Duration.ofMillis(30)));
    }

    @Test
    void whenAnotherCallWaitsBehind_thePermitStaysUnused_andTheOtherKeepsItsTime() {
        assertThat(limiter.tryAcquire()).isTrue();
        caller("behind", 10);
        interruptAt(30);

        assertThat(rejection().reason()).isEqualTo("interrupted while waiting for a permit");
        Thread.interrupted();
        caller("newcomer", 0);
        time.run();

        assertThat(happened).containsExactly("behind at 200", "newcomer at 300");
    }

    @Test
    void whenAllThatWaitLeave_theLastFirst_allPermitsAreGivenBack() {
        assertThat(limiter.tryAcquire()).isTrue();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            time.spawn("caller", () -> {
                threads.add(Thread.currentThread());
                assertThat(rejection().reason()).isEqualTo("interrupted while waiting for a permit");
            });
        }
        time.advance(Duration.ofMillis(10));
        for (int i = 4; i >= 0; i--) {
            time.interrupt(threads.get(i));
            time.advance(Duration.ofMillis(1));
        }

        assertThat(limiter.status().nextFree()).hasMillis(85);
    }

    @Test
    void aThreadThatIsInterruptedAlready_getsAFreePermit_butDoesNotWait() {
        Thread.currentThread().interrupt();

        assertThat(limiter.call(() -> "answer")).isEqualTo("answer");
        assertThat(rejection().reason()).isEqualTo("interrupted while waiting for a permit");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(limiter.status().nextFree()).hasMillis(100);
    }

    private void caller(String name, long atMillis) {
        time.spawn(name, Duration.ofMillis(atMillis), () -> {
            try {
                happened.add(limiter.call(() -> name + " at " + time.elapsed().toMillis()));
            } catch (CallRejectedException rejection) {
                happened.add(name + " rejected: " + rejection.getMessage());
            }
        });
    }

    private void interruptAt(long millis) {
        var test = Thread.currentThread();
        time.schedule(() -> time.interrupt(test), Duration.ofMillis(millis));
    }

    private CallRejectedException rejection() {
        return catchThrowableOfType(
                CallRejectedException.class,
                () -> limiter.call(() -> {
                    throw new AssertionError("the call was made");
                }));
    }
}
