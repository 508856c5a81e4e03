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
 * The right to run, of which a simulation has one. Its holder hands it to the client whose turn is next and waits until it comes
 * back; with nobody's turn to come, or after a failure, it goes to the root: the client on the thread that made the simulation.
 *
 * <p>A context switch costs more than all else here, so one is made only where another thread must go on: not when the next turn
 * is the holder's own, and not when a client has ended and the next one needs a thread anyway.
 */
final class Baton {

    // All that is not volatile belongs to the holder: handing the baton on publishes every write to the next one.
    private final Agenda agenda;
    private final Executor threads;
    private final Deque<ClientThread> free = new ArrayDeque<>();
    private final Map<Thread, Client> byThread = new HashMap<>();
    private final Set<Client> alive = new LinkedHashSet<>();
    private final Client root = Client.root();
    private final ClientThread rootThread;
    private boolean rootJoins;

    // Read without the baton too: by the watchdog, and by clients that outlive the simulation.
    private volatile Client holder = root;
    private volatile @Nullable SimulationException failure;
    private volatile boolean closed;

    Baton(Agenda agenda, Executor threads) {
        this.agenda = agenda;
        this.threads = threads;
        this.rootThread = ClientThread.current(this, root);
        byThread.put(Thread.currentThread(), root);
    }

    /** The client whose thread this is. It holds the baton, or it is somebody who has no business here. */
    Client holder() {
        var self = holder;
        var thread = Thread.currentThread();
        if (self.thread() == thread) {
            return self;
        }
        if ((closed || failure != null) && rootThread.thread() != thread) {
            throw new SimulationEnded();
        }
        throw new IllegalStateException(thread + " is not a client of this simulation, or it is not its turn");
    }

    /** The same for one who wants to wait or to begin something. In a simulation that is over nobody may. */
    Client usableHolder() {
        var self = holder();
        requireUsable(self);
        return self;
    }

    private void requireUsable(Client self) {
        var failed = failure;
        if (failed != null && self.isRoot()) {
            throw failed;
        }
        if (closed && self.isRoot()) {
            throw new IllegalStateException("the simulation is closed");
        }
        if (closed || failed != null) {
            throw new SimulationEnded();
        }
    }

    /** The client that runs or is parked on the thread. */
    @Nullable
    Client clientOn(Thread thread) {
        return byThread.get(thread);
    }

    void add(Client client, long delay) {
        alive.add(client);
        agenda.add(client, delay);
    }

    /** Gives the baton to whoever is next, and returns when it has come back. */
    void park(Client self, Object blocker, long nanos) {
        requireUsable(self);
        self.parkOn(blocker, agenda.now(), nanos == Long.MAX_VALUE ? null : agenda.add(self, nanos));
        var next = next();
        if (next != self) {
            handTo(next);
            if (self.isRoot()) {
                awaitAndWatch();
            } else {
                self.awaitBaton();
            }
        }
        self.resumed();
        if (self.isRoot()) {
            tidyUp();
        }
        requireUsable(self);
    }

    void parkUntilAllHaveEnded(Client root) {
        requireUsable(root);
        while (!alive.isEmpty()) {
            rootJoins = true;
            park(root, "the end of all clients", Long.MAX_VALUE);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Unwinds those who are parked, one at a time, so that their finally blocks don't race. */
    void close() {
        closed = true;
        for (var client : parked()) {
            if (!client.isRoot()) {
                handTo(client);
                rootThread.awaitBatonAndWatch(watchdog()); // one that blocks even now is left where it is
            }
        }
        holder = root;
        dismissFreeThreads();
    }

    /**
     * A client's life, on its own thread. When it has ended the thread hands on the baton, or keeps it for a client that is
     * about to begin. Returns who lives on this thread next, null if nobody does.
     */
    @Nullable
    Client live(Client client, ClientThread thread) {
        byThread.put(Thread.currentThread(), client);
        try {
            client.task.run();
        } catch (SimulationEnded over) {
            // as it should
        } catch (Throwable thrown) {
            if (failure == null && !closed) {
                var when = Duration.ofNanos(agenda.now());
                failure = new SimulationException("A client failed at " + when + ": " + client.story(), thrown);
            }
        }
        if (holder != client) {
            return null; // it was given up, and the baton taken from it
        }
        byThread.remove(Thread.currentThread());
        alive.remove(client);
        if (closed) {
            rootThread.giveBaton();
            return null;
        }
        if (rootJoins && alive.isEmpty()) {
            agenda.add(root, 0);
            rootJoins = false;
        }
        var next = next();
        if (!next.hasStarted()) {
            holder = next;
            return next;
        }
        free.addLast(thread);
        handTo(next);
        return thread.awaitClient();
    }

    /** Whose turn it is. With nobody's turn to come, everybody waits for somebody else. */
    private Client next() {
        if (failure != null) {
            return root;
        }
        var next = agenda.next();
        if (next == null) {
            failure = deadlock();
            return root;
        }
        return next;
    }

    private void handTo(Client next) {
        holder = next;
        try {
            if (next.hasStarted()) {
                next.giveBaton();
            } else if (!free.isEmpty()) {
                free.removeLast().giveBatonFor(next);
            } else {
                threads.execute(new ClientThread(this, next));
            }
        } catch (Throwable refused) { // the system has no more threads, and the baton must not be lost
            failure = new SimulationException("No thread for " + next.story(), refused);
            holder = root;
            rootThread.giveBaton();
        }
    }

    /** The test's thread has nothing better to do than to see that the baton keeps moving. */
    private void awaitAndWatch() {
        var complaint = rootThread.awaitBatonAndWatch(watchdog());
        if (complaint != null) {
            var stuck = holder;
            failure = new SimulationException(complaint + ": " + stuck.story(), stuck.whereItIs());
        }
        holder = root;
    }

    private Watchdog watchdog() {
        return new Watchdog(() -> holder.thread(), agenda::trace);
    }

    /** Threads are kept while anybody may need them, and no longer. A test that only calls run() needs no close(). */
    private void tidyUp() {
        if (failure != null) {
            close();
        } else if (alive.isEmpty()) {
            dismissFreeThreads();
        }
    }

    private void dismissFreeThreads() {
        free.forEach(thread -> thread.giveBatonFor(null));
        free.clear();
    }

    private List<Client> parked() {
        return byThread.values().stream()
                .filter(Client::parked)
                .sorted(Comparator.comparingLong(client -> client.number))
                .toList();
    }

    private SimulationException deadlock() {
        return new SimulationException(
                "Deadlock at " + Duration.ofNanos(agenda.now()) + ": nobody can run and nothing is scheduled."
                        + parked().stream()
                                .map(client -> "\n  " + client.story())
                                .collect(Collectors.joining()),
                null);
    }
}
