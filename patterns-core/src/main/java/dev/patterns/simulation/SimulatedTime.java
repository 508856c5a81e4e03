package dev.patterns.simulation;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A virtual clock under real, blocking code: minutes of traffic in a fraction of a second, the same in every run.
 *
 * <p>Clients are ordinary threads, of which exactly one runs at a time: the one that holds the <em>baton</em>. A client that
 * parks, sleeps or ends takes the next event off a queue ordered by (time, sequence), moves the clock there, and hands the
 * baton to that event's client. Nobody else is running meanwhile, so nothing races, and nothing but the seed decides what
 * happens.
 *
 * <pre>
 *   events   0.10 s wake "caller-3" · 0.10 s start "caller-4" · 0.25 s timer · 1.00 s wake "test"
 *               │
 *   baton    ── caller-2 ──▶ caller-3 ──▶ caller-4 ──▶ …
 *               parks        runs on       starts
 * </pre>
 *
 * <p>The thread that made the simulation is a client too. It holds the baton from the start, so a test calls a policy
 * directly, and its waits move the clock:
 *
 * <pre>{@code
 * var time = new SimulatedTime(7);
 * var retry = Retry.builder("quotes").time(time).build();
 * time.spawn("caller", () -> retry.call(quotes::fetch));
 * time.run();                                              // until every spawned client has ended
 * time.sleep(Duration.ofMinutes(1));                       // runs whatever that minute holds
 * }</pre>
 *
 * <p>It fails loudly, with a {@link SimulationException}: on a deadlock (it names who waits for what), on a client that
 * blocks other than through this clock, and on an exception that a client didn't catch. After that it is over.
 *
 * <p>The clock starts five seconds before {@link #nanoTime()} overflows, because code that compares times with
 * {@code <} instead of subtracting them should fail in a test.
 */
public final class SimulatedTime implements Time, AutoCloseable {

    private static final long ORIGIN = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5);

    // All that follows belongs to the holder of the baton: handing it on publishes every write to the next holder.
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<Thread, Client> byThread = new HashMap<>();
    private final Set<Client> alive = new LinkedHashSet<>();
    private final Executor threads;
    private final RandomGenerator random;
    private final Client root = new Client("test", 0, false, () -> {}, 0);
    private Client running = root;
    private long elapsed;
    private long sequence;
    private long spawned;
    private boolean rootJoins;

    // Read without the baton, by the watchdog and by clients that outlived the simulation.
    private volatile long trace;
    private volatile @Nullable Client runningNow = root;
    private volatile @Nullable SimulationException failure;
    private volatile boolean closed;

    /** A simulation on virtual threads where the JDK has them, on platform threads otherwise. */
    public SimulatedTime(long seed) {
        this(seed, ClientThreads.best());
    }

    SimulatedTime(long seed, Executor threads) {
        this.random = new SplittableRandom(seed);
        this.threads = threads;
        this.trace = seed;
        root.bind(Thread.currentThread());
        byThread.put(Thread.currentThread(), root);
    }

    /** What a client does. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    /** Adds a client. It starts at the current virtual time, once the running one has handed on the baton. */
    public void spawn(String name, Task task) {
        var client = new Client(name, ++spawned, false, task, elapsed);
        alive.add(client);
        enqueue(client, 0);
    }

    /** Lets all spawned clients run to their end. Timers alone, such as a pool's housekeeping, don't keep it going. */
    public void run() {
        requireRoot("run");
        while (!alive.isEmpty()) {
            rootJoins = true;
            park(root, "the end of all clients", Long.MAX_VALUE);
        }
    }

    /** Moves the clock by that much, with all that happens until then; for the thread that made the simulation. */
    public void advance(Duration duration) {
        requireRoot("advance");
        long nanos = duration.toNanos();
        long start = elapsed;
        do {
            park(root, "advance", nanos - (elapsed - start));
        } while (elapsed - start < nanos);
    }

    /** Blocks the calling client for that much virtual time. */
    public void sleep(Duration duration) throws InterruptedException {
        long nanos = duration.toNanos();
        long start = elapsed;
        for (long left = nanos; left > 0; left = nanos - (elapsed - start)) {
            parkNanos("sleep", left);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted in a simulated sleep");
            }
        }
    }

    /** Virtual time since the simulation began. */
    public Duration elapsed() {
        return Duration.ofNanos(elapsed);
    }

    /** The simulation's own randomness, from its seed. */
    public RandomGenerator random() {
        return random;
    }

    /** A hash of every event so far: when, and whose. The same seed and program give the same hash on every JDK. */
    public long traceHash() {
        return trace;
    }

    @Override
    public long nanoTime() {
        return ORIGIN + elapsed;
    }

    @Override
    public long threadNumber() {
        return current().number;
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        var self = current();
        if (self.timer) {
            throw new IllegalStateException("a timer task must not block, but it parked on " + blocker);
        }
        if (nanos <= 0 || self.takePermit() || Thread.currentThread().isInterrupted()) {
            return;
        }
        park(self, blocker, nanos);
    }

    @Override
    public void unpark(Thread thread) {
        current();
        var client = byThread.get(thread);
        if (client != null && client.unpark()) {
            enqueue(client, 0);
        }
    }

    @Override
    public void interrupt(Thread thread) {
        thread.interrupt();
        unpark(thread);
    }

    @Override
    public void execute(Runnable task) {
        spawn("worker", task::run);
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        var event = enqueue(new Client("timer", -1, true, task::run, elapsed), Math.max(0, delay.toNanos()));
        return () -> event.cancelled = true;
    }

    /** Ends every client that is still parked. Only for a simulation that is left before its clients have ended. */
    @Override
    public void close() {
        closed = true;
        byThread.values().stream()
                .filter(client -> client != root && client.parked())
                .forEach(Client::giveBaton);
    }

    /** The client whose thread this is. It holds the baton, or it is somebody who has no business here. */
    private Client current() {
        var self = running;
        var thread = Thread.currentThread();
        if (self.thread == thread) {
            return self;
        }
        if (closed || failure != null) {
            throw new SimulationEnded();
        }
        throw new IllegalStateException(thread + " is not a client of this simulation, or it is not its turn");
    }

    private void requireRoot(String method) {
        if (current() != root) {
            throw new IllegalStateException(method + "() is for the thread that made the simulation");
        }
    }

    private Event enqueue(Client client, long delay) {
        long at = elapsed + delay;
        var event = new Event(at < 0 ? Long.MAX_VALUE : at, sequence++, client);
        events.add(event);
        return event;
    }

    /** Gives the baton to the next event's client, and returns when it has come back. */
    private void park(Client self, Object blocker, long nanos) {
        self.parkOn(blocker, elapsed, nanos == Long.MAX_VALUE ? null : enqueue(self, nanos));
        var next = next();
        if (next != self) {
            resume(next);
            if (self == root) {
                awaitAndWatch();
            } else {
                self.awaitBaton();
            }
        }
        self.resumed();
        if (closed) {
            throw new SimulationEnded();
        }
        if (failure != null) {
            throw endedBy(failure);
        }
    }

    private SimulationException endedBy(SimulationException failed) {
        close();
        return failed;
    }

    /** Takes the next event and moves the clock to it. With none left, everybody waits for somebody else. */
    private Client next() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            if (!event.cancelled) {
                elapsed = event.at;
                trace = mix(mix(trace ^ event.at) ^ event.client.number);
                return event.client;
            }
        }
        failure = deadlock();
        return root;
    }

    private SimulationException deadlock() {
        var parked = byThread.values().stream().filter(Client::parked).sorted(Comparator.comparingLong(c -> c.number));
        return new SimulationException(
                "Deadlock at " + Duration.ofNanos(elapsed) + ": nobody can run and nothing is scheduled."
                        + parked.map(client -> "\n  " + client.story()).collect(Collectors.joining()),
                null);
    }

    private void resume(Client client) {
        running = client;
        runningNow = client;
        if (client.started()) {
            client.giveBaton();
        } else {
            threads.execute(() -> live(client));
        }
    }

    /** A client's life, on its own thread. */
    private void live(Client client) {
        client.bind(Thread.currentThread());
        Thread.currentThread().setName(client.name);
        byThread.put(Thread.currentThread(), client);
        try {
            client.task.run();
        } catch (Throwable thrown) {
            if (!closed && failure == null) {
                failure = new SimulationException(
                        "A client failed at " + Duration.ofNanos(elapsed) + ": " + client.story(), thrown);
            }
        }
        Thread.interrupted(); // the thread may serve another client
        if (closed) {
            return; // several may be ending at a time now, and nothing here is theirs any more
        }
        byThread.remove(Thread.currentThread());
        alive.remove(client);
        if (rootJoins && alive.isEmpty()) {
            enqueue(root, 0);
            rootJoins = false;
        }
        resume(failure == null ? next() : root);
    }

    /** Waits for the baton on the test's thread, which has nothing better to do than to see that it keeps moving. */
    private void awaitAndWatch() {
        var watchdog = new Watchdog();
        while (!root.awaitBaton(Watchdog.GLANCE)) {
            var holder = runningNow;
            if (holder != null && watchdog.isStuck(holder.thread, trace)) {
                failure = new SimulationException(
                        "A client blocks for real, outside the virtual clock: " + holder.story(), holder.whereItIs());
                return;
            }
        }
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
