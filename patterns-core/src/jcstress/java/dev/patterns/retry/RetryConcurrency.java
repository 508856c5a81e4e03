package dev.patterns.retry;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

/** What the asynchronous retry guarantees when its future is cancelled by another thread. */
public final class RetryConcurrency {

    private RetryConcurrency() {}

    /** The attempt fails while the future is cancelled: no wait is left behind. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "no timer is left, and the future is cancelled")
    @State
    public static class CancelDuringAnAttemptLeavesNoTimer {
        private final OneTimer time = new OneTimer();
        private final CompletableFuture<String> attempt = new CompletableFuture<>();
        private final CompletableFuture<String> result = retry(time).callAsync(() -> attempt);

        @Actor
        public void fails() {
            attempt.completeExceptionally(new IOException());
        }

        @Actor
        public void cancels() {
            result.cancel(true);
        }

        @Arbiter
        public void after(II_Result seen) {
            seen.r1 = time.hasTimer() ? 1 : 0;
            seen.r2 = result.isCancelled() ? 1 : 0;
        }
    }

    /** The wait ends while the future is cancelled: the next attempt is not made, or is cancelled. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "no attempt is running, and the future is cancelled")
    @State
    public static class CancelAtTheEndOfAWaitLeavesNoAttempt {
        private final OneTimer time = new OneTimer();
        private final AtomicReference<CompletableFuture<String>> second = new AtomicReference<>();
        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final CompletableFuture<String> result;

        public CancelAtTheEndOfAWaitLeavesNoAttempt() {
            result = retry(time).callAsync(() -> {
                if (!first.isDone()) {
                    return first;
                }
                second.set(new CompletableFuture<>());
                return second.get();
            });
            first.completeExceptionally(new IOException());
        }

        @Actor
        public void waitEnds() {
            time.runTimer();
        }

        @Actor
        public void cancels() {
            result.cancel(true);
        }

        @Arbiter
        public void after(II_Result seen) {
            var running = second.get();
            seen.r1 = running != null && !running.isCancelled() ? 1 : 0;
            seen.r2 = result.isCancelled() ? 1 : 0;
        }
    }

    /** The settings are replaced while a call begins: the call sees the old ones or the new ones, not some of each. */
    @JCStressTest
    @Outcome(id = {"1, null", "2, null"}, expect = Expect.ACCEPTABLE, desc = "the attempts of one of the settings")
    @State
    public static class ACallHasOneOfTheSettings {
        private final OneTimer time = new OneTimer();
        private final Retry retry = Retry.builder("stress")
                .maxAttempts(1)
                .backoff((attempt, previous, random) -> {
                    throw new IllegalStateException("the first settings have no second attempt");
                })
                .time(time)
                .build();

        @Actor
        public void reconfigures() {
            retry.reconfigure(settings -> settings.backoff(Backoff.none()).maxAttempts(2));
        }

        @Actor
        public void calls(LL_Result seen) {
            var attempts = new int[1];
            try {
                retry.call(() -> {
                    attempts[0]++;
                    throw new IOException();
                });
            } catch (IOException failure) {
                seen.r1 = attempts[0];
                seen.r2 = failure.getSuppressed().length == attempts[0] - 1 ? null : "a defect";
            }
        }
    }

    private static Retry retry(Time time) {
        return Retry.builder("stress").maxAttempts(2).time(time).build();
    }

    /** A time that stands still and has at most one timer, which runs when the test says so. */
    private static final class OneTimer implements Time {
        private final AtomicReference<Runnable> timer = new AtomicReference<>();

        boolean hasTimer() {
            return timer.get() != null;
        }

        void runTimer() {
            var task = timer.getAndSet(null);
            if (task != null) {
                task.run();
            }
        }

        @Override
        public Cancellable schedule(Runnable task, Duration delay) {
            timer.set(task);
            return () -> timer.compareAndSet(task, null);
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
            throw new AssertionError("no thread waits in these tests");
        }

        @Override
        public void unpark(Thread thread) {
            throw new AssertionError("no thread waits in these tests");
        }

        @Override
        public void interrupt(Thread thread) {
            throw new AssertionError("no thread waits in these tests");
        }

        @Override
        public long threadNumber() {
            return Thread.currentThread().getId();
        }
    }
}
