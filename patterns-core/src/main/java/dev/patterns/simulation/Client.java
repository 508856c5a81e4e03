package dev.patterns.simulation;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread in a simulation: parked, or holding the baton, or not yet started. As with LockSupport, an unpark that comes
 * before the park is kept as a permit, and is worth one return.
 *
 * <p>Its fields belong to whoever holds the baton.
 */
final class Client {

    final String name;
    final long number;
    final boolean timer;
    final SimulatedTime.Task task;

    private final long spawnedAt;
    private final Semaphore baton = new Semaphore(0);
    private boolean started;
    private boolean permit;
    private long parks;
    private long parkedAt;
    private @Nullable Object parkedOn;
    private @Nullable Object lastParkedOn;
    private boolean unparked;
    private @Nullable Event wake;

    volatile @Nullable Thread thread;

    Client(String name, long number, boolean timer, SimulatedTime.Task task, long spawnedAt) {
        this.name = name;
        this.number = number;
        this.timer = timer;
        this.task = task;
        this.spawnedAt = spawnedAt;
    }

    void bind(Thread thread) {
        this.thread = thread;
        started = true;
    }

    boolean started() {
        return started;
    }

    boolean parked() {
        return parkedOn != null;
    }

    void parkOn(Object blocker, long now, @Nullable Event wake) {
        parkedOn = blocker;
        lastParkedOn = blocker;
        parkedAt = now;
        parks++;
        this.wake = wake;
    }

    void resumed() {
        parkedOn = null;
        unparked = false;
        wake = null;
    }

    boolean takePermit() {
        boolean had = permit;
        permit = false;
        return had;
    }

    /** True if the client was parked for longer and is now due; one that runs keeps the permit for its next park. */
    boolean unpark() {
        if (!parked()) {
            permit = true;
            return false;
        }
        if (unparked) {
            return false;
        }
        unparked = true;
        if (wake != null) {
            wake.cancelled = true;
        }
        return true;
    }

    void giveBaton() {
        baton.release();
    }

    void awaitBaton() {
        baton.acquireUninterruptibly();
    }

    /** Waits that long in real time; an interrupt meanwhile is kept for the caller. */
    boolean awaitBaton(Duration glance) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return baton.tryAcquire(glance.toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Who this is and what became of it, for the one who must find out why a run failed. */
    String story() {
        var story = "\"" + name + "\" (client " + number + ", spawned at " + Duration.ofNanos(spawnedAt);
        if (parks > 0) {
            story += ", parked " + parks + " times, last at " + Duration.ofNanos(parkedAt) + " on " + lastParkedOn;
        }
        return story + ")" + (parked() ? " waits for " + parkedOn : "");
    }

    /** The client's stack, as the cause of a report. */
    Throwable whereItIs() {
        var where = new Throwable("where it is");
        if (thread != null) {
            where.setStackTrace(thread.getStackTrace());
        }
        return where;
    }
}
