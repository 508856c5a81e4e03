package dev.patterns.pool;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs a task at the earliest of the times for which it was asked. Thread-safe. */
final class WakeUpTimer {

    private final Time time;
    private final Runnable task;
    private @Nullable Cancellable next;
    private long nextAt;

    WakeUpTimer(Time time, Runnable task) {
        this.time = time;
        this.task = task;
    }

    /** Runs the task after so many nanoseconds, unless it runs earlier anyway. */
    synchronized void within(long nanos) {
        long now = time.nanoTime();
        if (next != null && nextAt - now <= nanos) {
            return;
        }
        cancel();
        nextAt = now + nanos;
        next = time.schedule(this::run, Duration.ofNanos(nanos));
    }

    private void run() {
        synchronized (this) {
            next = null;
        }
        task.run();
    }

    synchronized void cancel() {
        if (next != null) {
            next.cancel();
            next = null;
        }
    }
}
