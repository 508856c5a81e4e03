package dev.patterns;

import java.time.Duration;

/** Counts the tasks and timers that were begun and have not ended. For simulated threads. */
public final class WatchedTime extends ForwardingTime {

    private int tasks;
    private int starting;
    private int timers;

    public WatchedTime(Time time) {
        super(time);
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
        super.execute(() -> {
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
        var timer = super.schedule(
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
}
