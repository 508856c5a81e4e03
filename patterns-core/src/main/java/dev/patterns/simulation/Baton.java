package dev.patterns.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The right to run, of which a simulation has one. Its holder hands it to the thread of the next event, and waits until
 * it comes back. When no event is left, or after a failure, it goes to the root thread: the one that created the
 * simulation.
 *
 * <p>A context switch costs more than everything else here. So the holder keeps the baton when the next event is its
 * own, and a carrier whose simulated thread has ended runs the next one itself if that one hasn't started.
 */
final class Baton {

    // Only the holder accesses the fields that aren't volatile. Handing the baton on publishes its writes to the next
    // holder.
    private final EventQueue queue;
    private final Executor executor;
    private final Deque<Carrier> idleCarriers = new ArrayDeque<>();
    private final Map<Thread, SimulatedThread> byJavaThread = new HashMap<>();
    private final Set<SimulatedThread> notEnded = new LinkedHashSet<>();
    private final SimulatedThread root = SimulatedThread.root();
    private final Carrier rootCarrier;
    private boolean rootAwaitsAll;

    // Read without the baton too: by the watchdog, and by threads that outlive the simulation.
    private volatile SimulatedThread holder = root;
    private volatile @Nullable SimulationException failure;
    private volatile boolean closed;

    Baton(EventQueue queue, Executor executor) {
        this.queue = queue;
        this.executor = executor;
        this.rootCarrier = Carrier.ofCallingThread(this, root);
        byJavaThread.put(Thread.currentThread(), root);
    }

    /** The calling thread, which must hold the baton. */
    SimulatedThread requireHolder() {
        var self = holder;
        var thread = Thread.currentThread();
        if (self.thread() == thread) {
            return self;
        }
        if ((closed || failure != null) && rootCarrier.thread() != thread) {
            throw new SimulationEndedError();
        }
        throw new IllegalStateException(
                thread + " is not a thread of this simulation, or another thread of it is running");
    }

    /** The calling thread, which must hold the baton of a simulation that is not over. */
    SimulatedThread requireActiveHolder() {
        var self = requireHolder();
        requireActive(self);
        return self;
    }

    private void requireActive(SimulatedThread self) {
        var failed = failure;
        if (failed != null && self.isRoot()) {
            throw failed;
        }
        if (closed && self.isRoot()) {
            throw new IllegalStateException("the simulation is closed");
        }
        if (closed || failed != null) {
            throw new SimulationEndedError();
        }
    }

    /** The simulated thread that runs or is parked on the Java thread. */
    @Nullable
    SimulatedThread runningOn(Thread thread) {
        return byJavaThread.get(thread);
    }

    void add(SimulatedThread thread, long delay) {
        notEnded.add(thread);
        queue.add(thread, delay);
    }

    /** Hands the baton to the next thread, and returns when it has come back. */
    void park(SimulatedThread self, Object blocker, long nanos) {
        requireActive(self);
        self.beginPark(blocker, queue.now(), nanos == Long.MAX_VALUE ? null : queue.add(self, nanos));
        var next = pollNext();
        if (next != self) {
            handTo(next);
            if (self.isRoot()) {
                awaitAndWatch();
            } else {
                self.awaitBaton();
            }
        }
        self.endPark();
        if (self.isRoot()) {
            releaseCarriersIfDone();
        }
        requireActive(self);
    }

    void parkUntilAllHaveEnded(SimulatedThread root) {
        requireActive(root);
        while (!notEnded.isEmpty()) {
            rootAwaitsAll = true;
            park(root, "the end of all threads", Long.MAX_VALUE);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends the parked threads one at a time, so that their finally blocks don't race. */
    void close() {
        closed = true;
        for (var thread : parkedThreads()) {
            if (!thread.isRoot()) {
                handTo(thread);
                rootCarrier.awaitBatonAndWatch(watchdog()); // a thread that blocks even now is abandoned
            }
        }
        holder = root;
        endIdleCarriers();
    }

    /**
     * Runs a simulated thread on the calling carrier until it ends. Then the carrier keeps the baton if the next thread
     * hasn't started, and hands it on otherwise. Returns the thread that the carrier runs next; null ends the carrier.
     */
    @Nullable
    SimulatedThread runToEnd(SimulatedThread thread, Carrier carrier) {
        byJavaThread.put(Thread.currentThread(), thread);
        try {
            thread.task.run();
        } catch (SimulationEndedError over) {
            // thrown by this class to end the thread
        } catch (Throwable thrown) {
            if (failure == null && !closed) {
                var when = Duration.ofNanos(queue.now());
                failure = new SimulationException("A thread failed at " + when + ": " + thread.describe(), thrown);
            }
        }
        if (holder != thread) {
            return null; // it was abandoned, and the baton taken from it
        }
        byJavaThread.remove(Thread.currentThread());
        notEnded.remove(thread);
        if (closed) {
            rootCarrier.giveBaton();
            return null;
        }
        if (rootAwaitsAll && notEnded.isEmpty()) {
            queue.add(root, 0);
            rootAwaitsAll = false;
        }
        var next = pollNext();
        if (!next.hasStarted()) {
            holder = next;
            return next;
        }
        idleCarriers.addLast(carrier);
        handTo(next);
        return carrier.awaitAssignment();
    }

    /** The thread to run next. Without a next event there is a deadlock, which the root thread throws. */
    private SimulatedThread pollNext() {
        if (failure != null) {
            return root;
        }
        var next = queue.pollThread();
        if (next == null) {
            failure = deadlock();
            return root;
        }
        return next;
    }

    private void handTo(SimulatedThread next) {
        holder = next;
        try {
            if (next.hasStarted()) {
                next.giveBaton();
            } else if (!idleCarriers.isEmpty()) {
                idleCarriers.removeLast().giveBatonFor(next);
            } else {
                executor.execute(new Carrier(this, next));
            }
        } catch (Throwable refused) { // the system has no more threads, and the baton must not be lost
            failure = new SimulationException("No Java thread for " + next.describe(), refused);
            holder = root;
            rootCarrier.giveBaton();
        }
    }

    /** The root thread waits for the baton, and checks meanwhile that its holder makes progress. */
    private void awaitAndWatch() {
        var problem = rootCarrier.awaitBatonAndWatch(watchdog());
        if (problem != null) {
            var stuck = holder;
            failure = new SimulationException(problem + ": " + stuck.describe(), stuck.currentStack());
        }
        holder = root;
    }

    private Watchdog watchdog() {
        return new Watchdog(() -> holder.thread(), queue::trace);
    }

    /** Carriers are kept only while a thread may need them. So a test that only calls run() needs no close(). */
    private void releaseCarriersIfDone() {
        if (failure != null) {
            close();
        } else if (notEnded.isEmpty()) {
            endIdleCarriers();
        }
    }

    private void endIdleCarriers() {
        idleCarriers.forEach(carrier -> carrier.giveBatonFor(null));
        idleCarriers.clear();
    }

    private List<SimulatedThread> parkedThreads() {
        return byJavaThread.values().stream()
                .filter(SimulatedThread::isParked)
                .sorted(Comparator.comparingLong(thread -> thread.number))
                .toList();
    }

    private SimulationException deadlock() {
        return new SimulationException(
                "Deadlock at " + Duration.ofNanos(queue.now()) + ": no thread can run, and no event will wake one."
                        + parkedThreads().stream()
                                .map(thread -> "\n  " + thread.describe())
                                .collect(Collectors.joining()),
                null);
    }
}
