package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.ThreadTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.FrayTestExtension;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

/**
 * The asynchronous retry under schedules that Fray chooses: attempts end, waits end and the caller cancels, in any
 * order.
 */
@ExtendWith(FrayTestExtension.class)
class AsyncRetrySchedulesTest {

    private static final int SCHEDULES = 10_000;

    @FrayTest(iterations = SCHEDULES, resetClassLoaderPerIteration = false)
    void eachAttemptFails_andTheFutureCompletesOnce() throws Exception {
        var call = new Call(Integer.MAX_VALUE);

        assertThat(call.result.handle((value, failure) -> failure).join()).isInstanceOf(IOException.class);
        call.hasEndedOnce();
        assertThat(call.attempts).hasSize(3);
    }

    @FrayTest(iterations = SCHEDULES, resetClassLoaderPerIteration = false)
    void theSecondAttemptSucceeds_andTheFutureCompletesOnce() throws Exception {
        var call = new Call(2);

        assertThat(call.result.join()).isEqualTo("answer");
        call.hasEndedOnce();
        assertThat(call.attempts).hasSize(2);
    }

    @FrayTest(iterations = SCHEDULES, resetClassLoaderPerIteration = false)
    void cancelledAtAnyTime_itLeavesNoAttemptAndKeepsNoPlaceInTheBudget() throws Exception {
        var call = new Call(3);
        var caller = new Thread(() -> call.result.cancel(true));
        caller.start();
        caller.join();
        call.hasEndedOnce();

        assertThat(call.attempts).allMatch(CompletableFuture::isDone);
    }

    /** Attempts end on threads of their own: the first ones fail, the next one succeeds. */
    private static final class Call {
        private final RetryBudget budget = RetryBudget.concurrent(1, 10);
        private final Queue<CompletableFuture<String>> attempts = new ConcurrentLinkedQueue<>();
        private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        private final AtomicInteger completions = new AtomicInteger();
        private final CompletableFuture<String> result;

        Call(int succeedsAt) {
            var retry = Retry.builder("model")
                    .maxAttempts(3)
                    .backoff(Backoff.fixed(Duration.ofSeconds(1)))
                    .budget(budget)
                    .time(new ThreadTime(true, threads))
                    .build();
            result = retry.callAsync(() -> attempt(succeedsAt));
            result.whenComplete((value, failure) -> completions.incrementAndGet());
        }

        private CompletableFuture<String> attempt(int succeedsAt) {
            var attempt = new CompletableFuture<String>();
            attempts.add(attempt);
            int number = attempts.size();
            var thread = new Thread(() -> {
                if (number < succeedsAt) {
                    attempt.completeExceptionally(new IOException("attempt " + number));
                } else {
                    attempt.complete("answer");
                }
            });
            threads.add(thread);
            thread.start();
            return attempt;
        }

        void hasEndedOnce() throws InterruptedException {
            for (var thread : threads) { // in the order in which they were started, also those that start meanwhile
                thread.join();
            }
            assertThat(result).isDone();
            assertThat(completions).hasValue(1);
            assertThat(budget.left()).isEqualTo(1);
        }
    }
}
