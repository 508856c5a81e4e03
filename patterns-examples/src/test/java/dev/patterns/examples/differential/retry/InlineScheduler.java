package dev.patterns.examples.differential.retry;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs a task on the calling thread as soon as it is scheduled, and moves its clock by the delay. So an asynchronous
 * retry of any library runs in no time, with nothing else under way. It never starts a thread.
 */
final class InlineScheduler extends ScheduledThreadPoolExecutor implements Time {

    private long nanos;

    InlineScheduler() {
        super(0);
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        nanos += unit.toNanos(delay);
        task.run();
        return new Done<>(CompletableFuture.completedFuture(null));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        nanos += unit.toNanos(delay);
        try {
            return new Done<>(CompletableFuture.completedFuture(task.call()));
        } catch (Exception failure) {
            return new Done<>(CompletableFuture.failedFuture(failure));
        }
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> {};
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void parkNanos(Object blocker, long duration) {
        nanos += Math.max(0, duration);
    }

    @Override
    public void unpark(Thread thread) {
        throw new UnsupportedOperationException("there is no other thread");
    }

    @Override
    public void interrupt(Thread thread) {
        throw new UnsupportedOperationException("there is no other thread");
    }

    @Override
    public long threadNumber() {
        return 0;
    }

    /** The result of a task that has run already. */
    private static final class Done<V> extends CompletableFuture<V> implements ScheduledFuture<V> {
        Done(CompletableFuture<V> result) {
            result.whenComplete((value, failure) -> {
                if (failure == null) {
                    complete(value);
                } else {
                    completeExceptionally(failure);
                }
            });
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(0, other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
