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

/** A {@link Time} as the scheduler that a library asks for: work now and work later, nothing periodic, no shutdown. */
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
        return start(new Later<>(Executors.callable(task)), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return start(new Later<>(task), delay, unit);
    }

    private <V> Later<V> start(Later<V> later, long delay, TimeUnit unit) {
        later.timer = time.schedule(later, Duration.ofNanos(unit.toNanos(delay)));
        return later;
    }

    private static final class Later<V> extends FutureTask<V> implements ScheduledFuture<V> {
        volatile Cancellable timer = () -> {};

        Later(Callable<V> task) {
            super(task);
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            timer.cancel();
            return super.cancel(mayInterrupt);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initial, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }
}
