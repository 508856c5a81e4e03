package dev.patterns;

import java.time.Duration;

/** Counts the tasks and timers that were begun and have not ended. For simulated threads. */
public final class WatchedTime implements Time {

    private final Time time;
    private int tasks;
    private int starting;
    private int timers;

    public WatchedTime(Time time) {
        this.time = time;
    }

    /** How many tasks have not ended. */
    public int tasks() {
        return tasks;
    }

    /** How many tasks have not begun. */
    public int starting() {
        return starting;
    }

    /** How many timers have neither run nor been cancelled. */
    public int timers() {
        return timers;
    }

    @Override
    public void execute(Runnable task) {
        tasks++;
        starting++;
        time.execute(() -> {
            starting--;
            try {
                task.run();
            } finally {
                tasks--;
            }
        });
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        var pending = new boolean[] {true};
        timers++;
        var timer = time.schedule(
                () -> {
                    end(pending);
                    task.run();
                },
                delay);
        return () -> {
            end(pending);
            timer.cancel();
        };
    }

    private void end(boolean[] pending) {
        timers -= pending[0] ? 1 : 0;
        pending[0] = false;
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
    public long threadNumber() {
        return time.threadNumber();
    }
}
