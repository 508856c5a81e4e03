package dev.patterns.examples.contenders;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler driven by a {@link Time}, for Resilience4j's asynchronous retry and time limiter. They schedule
 * single tasks and cancel them. The methods that Resilience4j never calls throw {@link UnsupportedOperationException}.
 */
public final class TimeBackedScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final Time time;

    public TimeBackedScheduler(Time time) {
        this.time = time;
    }

    @Override
    public void execute(Runnable task) {
        time.execute(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return start(new ScheduledTask<>(Executors.callable(task)), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return start(new ScheduledTask<>(task), delay, unit);
    }

    private <V> ScheduledTask<V> start(ScheduledTask<V> task, long delay, TimeUnit unit) {
        task.timer = time.schedule(task, Duration.ofNanos(unit.toNanos(delay)));
        return task;
    }

    // Resilience4j calls none of the methods below.

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initial, long period, TimeUnit unit) {
        throw neverCalled();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initial, long delay, TimeUnit unit) {
        throw neverCalled();
    }

    @Override
    public void shutdown() {
        throw neverCalled();
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw neverCalled();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        throw neverCalled();
    }

    private static UnsupportedOperationException neverCalled() {
        return new UnsupportedOperationException("Resilience4j never calls this method");
    }

    private static final class ScheduledTask<V> extends FutureTask<V> implements ScheduledFuture<V> {
        volatile Cancellable timer = () -> {};

        ScheduledTask(Callable<V> task) {
            super(task);
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            timer.cancel();
            return super.cancel(mayInterrupt);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw neverCalled();
        }

        @Override
        public int compareTo(Delayed other) {
            throw neverCalled();
        }
    }
}
