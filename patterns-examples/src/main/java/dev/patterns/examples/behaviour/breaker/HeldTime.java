package dev.patterns.examples.behaviour.breaker;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A time that holds one thread where it reads the clock, which a breaker does in the middle of a decision. So a race is
 * no matter of luck: what other threads do meanwhile is up to the scenario.
 */
final class HeldTime implements Time {

    private final Time time;
    private volatile @Nullable Thread toHold;
    private volatile boolean holds;
    private volatile boolean released;

    HeldTime(Time time) {
        this.time = time;
    }

    /** The calling thread is to be held at its next reading of the clock. */
    void holdMe() {
        toHold = Thread.currentThread();
    }

    /** Whether the thread is where it was to be held. */
    boolean holds() {
        return holds;
    }

    void release() {
        released = true;
    }

    @Override
    public long nanoTime() {
        if (Thread.currentThread() == toHold) {
            toHold = null;
            holds = true;
            while (!released) {
                time.parkNanos(this, 1_000_000);
            }
        }
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
