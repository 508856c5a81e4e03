package dev.patterns;

import java.time.Duration;

/**
 * Passes everything on to another time. A subclass does something more at a call that lies between two steps of the
 * code under test: so a test can let another thread's step happen exactly there.
 */
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
