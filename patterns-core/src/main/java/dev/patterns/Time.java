package dev.patterns;

import java.time.Duration;

/**
 * The clock and the threads of this library: it reads the time, waits, and runs tasks later or on other threads only
 * through this interface.
 *
 * <p>{@link #system()} is the machine's own clock and threads. {@code dev.patterns.simulation.SimulatedTime} runs the
 * same blocking code on a virtual clock. The patterns are tested with it: minutes pass in milliseconds, and the same
 * seed gives the same run.
 *
 * <p>All methods may be called by any thread.
 */
public interface Time {

    /** Nanoseconds on a monotonic clock. Only differences mean anything: compare {@code now - start >= delay}. */
    long nanoTime();

    /**
     * Blocks the calling thread as {@link java.util.concurrent.locks.LockSupport#parkNanos(Object, long)} does: until
     * it is unparked or interrupted, until the time has passed, or for no reason. Callers loop.
     *
     * @param blocker what the thread waits for; a thread dump and a simulation's deadlock report show it
     * @param nanos the longest wait; zero or less returns at once, {@link Long#MAX_VALUE} waits without limit
     */
    void parkNanos(Object blocker, long nanos);

    /** Makes the thread return from {@link #parkNanos}, now or the next time that it parks. */
    void unpark(Thread thread);

    /** Interrupts the thread. A parked one wakes up. */
    void interrupt(Thread thread);

    /** Runs the task on another thread, as soon as possible. The task may block. */
    void execute(Runnable task);

    /**
     * Runs the task after the delay, on a timer thread that all such tasks share: it must be short and must not block.
     * What it throws is logged and has no other effect.
     */
    Cancellable schedule(Runnable task, Duration delay);

    /**
     * A number for the calling thread that doesn't change while the thread lives, for spreading threads over slots or
     * stripes. In a simulation it is the same in every run; a thread's id is not.
     */
    long threadNumber();

    /** The machine's monotonic clock, its threads, and one daemon timer thread. */
    static Time system() {
        return SystemTime.INSTANCE;
    }
}
