package dev.patterns.simulation;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts in a simulation, on a thread: parked, or holding the baton, or not yet started. As with LockSupport, an
 * unpark that comes before the park is kept as a permit, and is worth one return.
 *
 * <p>Its fields belong to whoever holds the baton.
 */
final class Client {

    final String name;
    final long number;
    final boolean timer;
    final SimulatedTime.Task task;

    private final long spawnedAt;
    private boolean permit;
    private long parks;
    private long parkedAt;
    private @Nullable Object parkedOn;
    private @Nullable Object lastParkedOn;
    private boolean unparked;
    private @Nullable Event wake;

    private volatile @Nullable ClientThread on; // null until it has started; the watchdog reads it without the baton

    Client(String name, long number, boolean timer, SimulatedTime.Task task, long spawnedAt) {
        this.name = name;
        this.number = number;
        this.timer = timer;
        this.task = task;
        this.spawnedAt = spawnedAt;
    }

    /** The one on the thread that makes the simulation. */
    static Client root() {
        return new Client("test", 0, false, () -> {}, 0);
    }

    boolean isRoot() {
        return number == 0;
    }

    void startOn(ClientThread thread) {
        on = thread;
    }

    boolean hasStarted() {
        return on != null;
    }

    void giveBaton() {
        Objects.requireNonNull(on).giveBaton();
    }

    void awaitBaton() {
        Objects.requireNonNull(on).awaitBaton();
    }

    @Nullable
    Thread thread() {
        var where = on;
        return where == null ? null : where.thread();
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

    /** Who this is and what became of it, for the one who must find out why a run failed. */
    String story() {
        var story = "\"" + name + "\" (client " + number + ", spawned at " + Duration.ofNanos(spawnedAt);
        if (parks > 0) {
            story += ", parked " + parks + (parks == 1 ? " time" : " times") + ", last at " + Duration.ofNanos(parkedAt)
                    + " on " + lastParkedOn;
        }
        return story + ")" + (parked() ? " waits for " + parkedOn : "");
    }

    /** The client's stack, as the cause of a report. */
    Throwable whereItIs() {
        var where = new Throwable("where it is");
        var thread = thread();
        if (thread != null) {
            where.setStackTrace(thread.getStackTrace());
        }
        return where;
    }
}
