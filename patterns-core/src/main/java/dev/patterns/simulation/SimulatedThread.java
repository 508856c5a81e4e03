package dev.patterns.simulation;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a simulation: not yet started, holding the baton, or parked. It runs on a {@link Carrier}. As with
 * LockSupport, an unpark that comes before the park is kept as a permit, and lets one park return at once.
 *
 * <p>Only the holder of the baton accesses its fields.
 */
final class SimulatedThread {

    final String name;
    final long number;
    final boolean isTimer;
    final SimulatedTime.Task task;

    private final long spawnedAt;
    private boolean permit;
    private long parks;
    private long parkedAt;
    private @Nullable Object parkedOn;
    private @Nullable Object lastParkedOn;
    private boolean unparked;
    private @Nullable Event timeout;

    private volatile @Nullable Carrier carrier; // null until it has started; the watchdog reads it without the baton

    SimulatedThread(String name, long number, boolean isTimer, SimulatedTime.Task task, long spawnedAt) {
        this.name = name;
        this.number = number;
        this.isTimer = isTimer;
        this.task = task;
        this.spawnedAt = spawnedAt;
    }

    /** The thread that creates the simulation: usually the test's. */
    static SimulatedThread root() {
        return new SimulatedThread("root", 0, false, () -> {}, 0);
    }

    boolean isRoot() {
        return number == 0;
    }

    void startOn(Carrier carrier) {
        this.carrier = carrier;
    }

    boolean hasStarted() {
        return carrier != null;
    }

    void giveBaton() {
        Objects.requireNonNull(carrier).giveBaton();
    }

    void awaitBaton() {
        Objects.requireNonNull(carrier).awaitBaton();
    }

    /** The Java thread that it runs on; null until it has started. */
    @Nullable
    Thread thread() {
        var current = carrier;
        return current == null ? null : current.thread();
    }

    boolean isParked() {
        return parkedOn != null;
    }

    void beginPark(Object blocker, long now, @Nullable Event timeout) {
        parkedOn = blocker;
        lastParkedOn = blocker;
        parkedAt = now;
        parks++;
        this.timeout = timeout;
    }

    void endPark() {
        parkedOn = null;
        unparked = false;
        timeout = null;
    }

    boolean takePermit() {
        boolean had = permit;
        permit = false;
        return had;
    }

    /** True if the thread was parked and must now get an event. A running thread keeps the permit for its next park. */
    boolean unpark() {
        if (!isParked()) {
            permit = true;
            return false;
        }
        if (unparked) {
            return false;
        }
        unparked = true;
        if (timeout != null) {
            timeout.cancelled = true;
        }
        return true;
    }

    /** One line for a report: name, number, when it was spawned, where it parked last, and what it waits for. */
    String describe() {
        var line = "\"" + name + "\" (thread " + number + ", spawned at " + Duration.ofNanos(spawnedAt);
        if (parks > 0) {
            line += ", parked " + parks + (parks == 1 ? " time" : " times") + ", last at " + Duration.ofNanos(parkedAt)
                    + " on " + lastParkedOn;
        }
        return line + ")" + (isParked() ? " waits for " + parkedOn : "");
    }

    /** The thread's current stack, as the cause of a report. */
    Throwable currentStack() {
        var stack = new Throwable("the thread's stack");
        var thread = thread();
        if (thread != null) {
            stack.setStackTrace(thread.getStackTrace());
        }
        return stack;
    }
}
