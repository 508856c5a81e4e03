package dev.patterns.examples.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RetryWithBackoffTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final List<Duration> attempts = new ArrayList<>();

    @Test
    void makesFourAttempts_thenThrowsTheLastFailure() {
        assertThatThrownBy(() -> retry(3).execute(this::fail)).hasMessage("failure 4");
        assertThat(attempts).hasSize(4);
    }

    @Test
    void waitsOneTwoAndFourSecondsAtFiftyToAHundredPercent() {
        assertThatThrownBy(() -> retry(3).execute(this::fail)).isInstanceOf(IOException.class);
        for (int i = 0; i < 3; i++) {
            var full = Duration.ofSeconds(1L << i);
            assertThat(attempts.get(i + 1).minus(attempts.get(i))).isBetween(full.dividedBy(2), full);
        }
    }

    @Test
    void retriesConnectionErrorsTimeoutsAndHttpErrors_andNothingElse() {
        assertThat(attemptsAfter(new ConnectException())).isEqualTo(4);
        assertThat(attemptsAfter(new TimeoutException())).isEqualTo(4);
        assertThat(attemptsAfter(new IOException())).isEqualTo(4);
        assertThat(attemptsAfter(new IllegalArgumentException())).isEqualTo(1);
    }

    @Test
    void aVeryHighAttemptWaitsForTheCap_soR1DoesNotOccur() {
        var plain =
                new RetryWithBackoff(2_000, Duration.ofSeconds(1), Duration.ofSeconds(60), false, time, time.random());
        assertThatThrownBy(() -> plain.execute(this::fail)).isInstanceOf(IOException.class);
        assertThat(attempts.get(2_000).minus(attempts.get(1_999))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void R3_theJitterNeverLengthensTheDelay_andShortensItByAQuarterOnAverage() {
        double total = 0;
        for (int i = 0; i < 2_000; i++) {
            attempts.clear();
            assertThatThrownBy(() -> retry(1).execute(this::fail)).isInstanceOf(IOException.class);
            double factor = attempts.get(1).minus(attempts.get(0)).toNanos() / 1e9;
            assertThat(factor).isBetween(0.5, 1.0);
            total += factor;
        }
        assertThat(total / 2_000).isBetween(0.74, 0.76);
    }

    @Test
    void R4_anInterruptDuringTheWaitIsLost() {
        var caller = new AtomicReference<Thread>();
        time.spawn("caller", () -> {
            caller.set(Thread.currentThread());
            assertThatThrownBy(() -> retry(1).execute(this::fail)).hasMessage("failure 2");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
        time.spawn("interrupter", () -> {
            time.sleep(Duration.ofMillis(100));
            time.interrupt(caller.get());
        });
        time.run();
        assertThat(attempts.get(1)).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void R7_theEarlierFailuresAreLost() {
        assertThatThrownBy(() -> retry(3).execute(this::fail))
                .hasMessage("failure 4")
                .hasNoCause()
                .hasNoSuppressedExceptions();
    }

    @Test
    void R8_whenEveryCallFailsTheLoadIsFourTimesAsHigh() {
        var retry = retry(3);
        for (int call = 0; call < 100; call++) {
            assertThatThrownBy(() -> retry.execute(this::fail)).isInstanceOf(IOException.class);
        }
        assertThat(attempts).hasSize(400);
    }

    @Test
    void R8_nestedRetriesMultiply() {
        var inner = retry(3);
        var outer = retry(3);
        assertThatThrownBy(() -> outer.execute(() -> inner.execute(this::fail))).isInstanceOf(IOException.class);
        assertThat(attempts).hasSize(16);
    }

    @Test
    void R9_fourAttemptsOfThirtySecondsTakeMoreThanTwoMinutes() {
        assertThatThrownBy(() -> retry(3).execute(() -> {
                    time.sleep(Duration.ofSeconds(30));
                    throw new TimeoutException();
                }))
                .isInstanceOf(TimeoutException.class);
        assertThat(time.elapsed()).isGreaterThan(Duration.ofMinutes(2));
    }

    @Test
    void R10_aServerThatAsksForTenSecondsIsCalledAgainWithinOneSecond() {
        class Unavailable extends IOException {
            final Duration retryAfter = Duration.ofSeconds(10);
        }
        assertThatThrownBy(() -> retry(1).execute(() -> {
                    attempts.add(time.elapsed());
                    throw new Unavailable();
                }))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        failure -> assertThat(attempts.get(1)).isLessThan(failure.retryAfter));
    }

    private RetryWithBackoff retry(int maxRetries) {
        return new RetryWithBackoff(
                maxRetries, Duration.ofSeconds(1), Duration.ofSeconds(60), true, time, time.random());
    }

    private String fail() throws IOException {
        attempts.add(time.elapsed());
        throw new IOException("failure " + attempts.size());
    }

    private int attemptsAfter(Exception failure) {
        var made = new AtomicInteger();
        assertThatThrownBy(() -> retry(3).execute(() -> {
                    made.incrementAndGet();
                    throw failure;
                }))
                .isSameAs(failure);
        return made.get();
    }
}
