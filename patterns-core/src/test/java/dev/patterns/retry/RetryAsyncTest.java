package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.Cancellable;
import dev.patterns.ForwardingTime;
import dev.patterns.WatchedTime;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RetryAsyncTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final List<Long> attemptedAt = new ArrayList<>();
    private final Retry retry = Retry.builder("quotes")
            .time(time)
            .backoff(Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(1)))
            .build();

    @Test
    void aFailedCallIsRetriedAfterTheBackoff_withoutBlockingTheCaller() {
        var result = retry.callAsync(failing(2));

        assertThat(result).isNotDone();
        time.advance(Duration.ofSeconds(1));

        assertThat(result).isCompletedWithValue("answer");
        assertThat(attemptedAt).containsExactly(0L, 100L, 300L);
    }

    @Test
    void theLastFailureCompletesTheFutureUnchanged_withItsHistory() {
        var result = retry.callAsync(failing(9));

        time.advance(Duration.ofSeconds(1));

        assertThat(attemptedAt).hasSize(3);
        assertThat(failureOf(result)).isInstanceOf(IOException.class).hasMessage("failure 3");
        assertThat(Retry.history(failureOf(result))).hasSize(3);
    }

    @Test
    void anActionThatThrowsInsteadOfReturningAStageIsRetried() {
        var result = retry.callAsync(() -> {
            attemptedAt.add(time.elapsed().toMillis());
            throw new IllegalStateException("no stage");
        });

        time.advance(Duration.ofSeconds(1));

        assertThat(attemptedAt).hasSize(3);
        assertThat(failureOf(result)).hasMessage("no stage");
    }

    @Test
    void cancellingDuringTheWaitPreventsFurtherAttempts() {
        var result = retry.callAsync(failing(9));

        time.advance(Duration.ofMillis(50));
        result.cancel(true);
        time.advance(Duration.ofSeconds(5));

        assertThat(attemptedAt).containsExactly(0L);
    }

    @Test
    void cancellingDuringTheWaitLeavesNoTimer() {
        var watched = new WatchedTime(time);
        var result = Retry.builder("quotes").time(watched).build().callAsync(failing(9));
        assertThat(watched.timers()).isOne();

        result.cancel(true);

        assertThat(watched.timers()).isZero();
    }

    @Test
    void cancellingWhileAnAttemptStartsCancelsTheAttempt() {
        var call = new AtomicReference<CompletableFuture<String>>();
        var second = new CompletableFuture<String>();
        call.set(retry.callAsync(() -> {
            attemptedAt.add(time.elapsed().toMillis());
            if (attemptedAt.size() == 1) {
                return CompletableFuture.failedFuture(new IOException("failure 1"));
            }
            call.get().cancel(true);
            return second;
        }));

        time.advance(Duration.ofSeconds(1));

        assertThat(second).isCancelled();
    }

    @Test
    void cancellingDuringAnAttemptCancelsTheAttempt() {
        var attempt = new CompletableFuture<String>();

        retry.callAsync(() -> attempt).cancel(true);

        assertThat(attempt).isCancelled();
    }

    @Test
    void aWaitThatBeginsAsTheCallIsCancelledIsCancelledToo() {
        var attempt = new CompletableFuture<String>();
        var result = new AtomicReference<>(attempt);
        var timers = new AtomicInteger();
        var cancelledMeanwhile = new ForwardingTime(time) {
            @Override
            public Cancellable schedule(Runnable task, Duration delay) {
                result.get().cancel(true);
                timers.incrementAndGet();
                return timers::decrementAndGet;
            }
        };
        result.set(Retry.builder("quotes").time(cancelledMeanwhile).build().callAsync(() -> attempt));

        attempt.completeExceptionally(new IOException("down"));

        assertThat(result.get()).isCancelled();
        assertThat(timers).hasValue(0);
    }

    @Test
    void R11_aRejectionIsNotRetried() {
        var rejection = new CallRejectedException("breaker", "circuit breaker is open", null);

        var result = retry.callAsync(() -> CompletableFuture.failedFuture(rejection));

        assertThat(failureOf(result)).isSameAs(rejection);
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        return future.handle((value, failure) -> failure).join();
    }

    private Supplier<CompletionStage<String>> failing(int times) {
        var count = new int[1];
        return () -> {
            attemptedAt.add(time.elapsed().toMillis());
            return ++count[0] <= times
                    ? CompletableFuture.supplyAsync(
                            () -> {
                                throw new java.util.concurrent.CompletionException(
                                        new IOException("failure " + count[0]));
                            },
                            Runnable::run)
                    : CompletableFuture.completedFuture("answer");
        };
    }
}
