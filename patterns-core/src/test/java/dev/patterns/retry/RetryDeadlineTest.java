package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.Cancellable;
import dev.patterns.ForwardingTime;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** R9, R14: {@code maxDuration} is a limit by the clock. */
class RetryDeadlineTest {

    private final RetryFixture fixture = new RetryFixture();

    @Test
    void R14_attemptsCountToo_notOnlyWaits() {
        var started = new ArrayList<Long>();
        var retry = fixture.retry()
                .maxAttempts(10)
                .maxDuration(Duration.ofSeconds(8))
                .build();

        assertThatThrownBy(() -> retry.call(() -> {
                    started.add(fixture.time.elapsed().toMillis());
                    fixture.time.advance(Duration.ofSeconds(4));
                    throw new IOException();
                }))
                .isInstanceOf(IOException.class);

        assertThat(started).containsExactly(0L, 4_100L);
        assertThat(fixture.time.elapsed()).as("no wait after the second").hasMillis(8_100);
    }

    @Test
    void anAttemptThatIsDueExactlyAtTheLimitIsNotMade() {
        var retry = fixture.retry().maxDuration(Duration.ofMillis(100)).build();

        assertThatThrownBy(() -> fixture.call(retry, new IOException(), "answer"))
                .isInstanceOf(IOException.class);

        assertThat(fixture.time.elapsed()).isZero();
    }

    @Test
    void R11_aRejectionIsWaitedOutIfThatFits_andPassedOnAtOnceIfNot() throws Exception {
        var retry = fixture.retry()
                .waitOutRejections()
                .maxDuration(Duration.ofSeconds(5))
                .build();
        var fits = new CallRejectedException("breaker", "circuit breaker is open", Duration.ofMillis(4_999));
        var doesNot = new CallRejectedException("breaker", "circuit breaker is open", Duration.ofMillis(5_000));

        assertThat(fixture.call(retry, fits, "answer")).isEqualTo("answer");
        assertThatThrownBy(() -> fixture.call(retry, doesNot, "answer")).isSameAs(doesNot);

        assertThat(fixture.attemptedAt).containsExactly(0L, 4_999L, 4_999L);
    }

    /** The machine was busy, or stopped for a garbage collection: the wait ends after the limit. */
    @Test
    void aWaitThatTookTooLongIsNotFollowedByAnAttempt() {
        var failure = new IOException("reset");
        var retry = fixture.retry()
                .time(new LateTime(fixture.time))
                .maxDuration(Duration.ofSeconds(1))
                .build();

        assertThatThrownBy(() -> fixture.call(retry, failure, "answer")).isSameAs(failure);
        assertThat(fixture.attemptedAt).hasSize(1);

        var asynchronous = fixture.callAsync(retry, failure, "answer");
        fixture.time.advance(Duration.ofSeconds(10));
        assertThat(asynchronous).isCompletedExceptionally();
        assertThat(fixture.attemptedAt).hasSize(2);
    }

    /** No attempt starts at the limit or after it, and no call outlives its limit by more than its last attempt. */
    @Test
    void noAttemptStartsAfterTheLimit_in2000RandomCalls() {
        var random = new SplittableRandom(42);
        for (int i = 0; i < 2_000; i++) {
            var time = new SimulatedTime(i);
            var limit = Duration.ofMillis(random.nextInt(1, 5_000));
            var retry = Retry.builder("random")
                    .time(time)
                    .random(time.random())
                    .maxAttempts(random.nextInt(1, 20))
                    .maxDuration(limit)
                    .backoff(Backoff.exponential(Duration.ofMillis(random.nextInt(1, 500)), Duration.ofSeconds(2))
                            .withJitter(random.nextDouble()))
                    .build();

            assertThatThrownBy(() -> retry.call(() -> {
                        assertThat(time.elapsed()).isLessThan(limit);
                        time.advance(Duration.ofMillis(random.nextInt(0, 1_000)));
                        throw new IOException();
                    }))
                    .isInstanceOf(IOException.class);

            assertThat(time.elapsed()).isLessThan(limit.plusSeconds(1));
        }
    }

    /** Every wait takes two seconds more than it should. */
    private static final class LateTime extends ForwardingTime {

        private final SimulatedTime time;

        LateTime(SimulatedTime time) {
            super(time);
            this.time = time;
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
            time.advance(Duration.ofNanos(nanos).plusSeconds(2));
        }

        @Override
        public Cancellable schedule(Runnable task, Duration delay) {
            return time.schedule(task, delay.plusSeconds(2));
        }
    }
}
