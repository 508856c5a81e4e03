package dev.patterns;

import java.time.Duration;

/** Another time, of which a test overrides what it needs. */
public class ForwardingTime implements Time {

    private final Time time;

    public ForwardingTime(Time time) {
        this.time = time;
    }

    @Override
    public long nanoTime() {
        return time.nanoTime();
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        time.parkNanos(blocker, nanos);
    }

    @Override
    public void unpark(Thread thread) {
        time.unpark(thread);
    }

    @Override
    public void interrupt(Thread thread) {
        time.interrupt(thread);
    }

    @Override
    public void execute(Runnable task) {
        time.execute(task);
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        return time.schedule(task, delay);
    }

    @Override
    public long threadNumber() {
        return time.threadNumber();
    }
}
