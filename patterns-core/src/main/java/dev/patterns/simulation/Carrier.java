package dev.patterns.simulation;

import dev.patterns.Time;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A Java thread that runs simulated threads one after another, and waits for the baton in between.
 *
 * <p>The simulation chooses which idle carrier is next, by virtual time alone. So everything that belongs to the
 * carrier rather than to a simulated thread is also the same in every run: its thread locals, and an unpark that comes
 * too late and reaches the carrier's next simulated thread, as with any pooled thread.
 */
final class Carrier implements Runnable {

    private static final Time REAL = Time.system();
    private static final long CHECK_NANOS = Watchdog.CHECK_INTERVAL.toNanos();

    private final Baton baton;
    private @Nullable SimulatedThread assigned;
    private volatile boolean hasBaton;
    private volatile @Nullable Thread thread;

    /** A carrier that has yet to start, and then runs this simulated thread first. */
    Carrier(Baton baton, SimulatedThread first) {
        this.baton = baton;
        this.assigned = first;
    }

    /** The carrier of the root thread: the Java thread that creates the simulation. */
    static Carrier ofCallingThread(Baton baton, SimulatedThread root) {
        var carrier = new Carrier(baton, root);
        carrier.thread = Thread.currentThread();
        root.startOn(carrier);
        return carrier;
    }

    @Nullable
    Thread thread() {
        return thread;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (assigned != null) {
            Thread.interrupted(); // an interrupt of the previous simulated thread must not reach this one
            Thread.currentThread().setName(assigned.name);
            assigned.startOn(this);
            assigned = baton.runToEnd(assigned, this);
        }
    }

    /** Gives the baton to this carrier, to run that simulated thread next; null ends the carrier. */
    void giveBatonFor(@Nullable SimulatedThread next) {
        assigned = next;
        giveBaton();
    }

    /** Waits for the baton while idle. Returns the simulated thread to run next; null if the carrier must end. */
    @Nullable
    SimulatedThread awaitAssignment() {
        awaitBaton();
        return assigned;
    }

    void giveBaton() {
        hasBaton = true;
        LockSupport.unpark(thread);
    }

    /** Waits for the baton. An interrupt meanwhile is kept for the simulated thread. */
    void awaitBaton() {
        boolean interrupted = false;
        while (!hasBaton) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        takeBaton(interrupted);
    }

    /**
     * Waits for the baton and watches its holder. Returns null when the baton has come, or what is wrong with the
     * holder.
     */
    @Nullable
    String awaitBatonAndWatch(Watchdog watchdog) {
        boolean interrupted = false;
        String problem = null;
        long lastCheck = REAL.nanoTime();
        while (!hasBaton && problem == null) {
            LockSupport.parkNanos(this, CHECK_NANOS);
            interrupted |= Thread.interrupted();
            if (!hasBaton
                    && REAL.nanoTime() - lastCheck >= CHECK_NANOS) { // a park may return early, many times in a row
                problem = watchdog.check();
                lastCheck = REAL.nanoTime();
            }
        }
        takeBaton(interrupted);
        return problem;
    }

    private void takeBaton(boolean interrupted) {
        hasBaton = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
