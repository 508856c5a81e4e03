package dev.patterns.simulation;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import dev.patterns.internal.InheritedContext;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

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
 * blocks other than through this clock, and on an exception that a client, a worker or a timer didn't catch. After that it
 * is over, and says so again whatever it is asked to do.
 *
 * <p>Close one whose clients have not all ended, in a try statement for example: their threads would wait for ever.
 *
 * <p>The clock starts five seconds before {@link #nanoTime()} overflows, because code that compares times with
 * {@code <} instead of subtracting them should fail in a test.
 */
public final class SimulatedTime implements Time, AutoCloseable {

    private static final long ORIGIN = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5);

    private final Agenda agenda;
    private final Baton baton;
    private final RandomGenerator random;
    private long spawned; // belongs, as all that is not final here, to the holder of the baton

    /** A simulation on virtual threads where the JDK has them, on platform threads otherwise. */
    public SimulatedTime(long seed) {
        this(seed, ClientThreads.best());
    }

    SimulatedTime(long seed, Executor threads) {
        this.agenda = new Agenda(seed);
        this.baton = new Baton(agenda, threads);
        this.random = new SplittableRandom(seed);
    }

    /** What a client does. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    /** Adds a client. It starts at the current virtual time, once the running one has handed on the baton. */
    public void spawn(String name, Task task) {
        spawn(name, Duration.ZERO, task);
    }

    /** Adds a client that starts after so much virtual time. */
    public void spawn(String name, Duration delay, Task task) {
        Arguments.notNegative("delay", delay);
        baton.usableHolder();
        baton.add(new Client(name, ++spawned, false, inheritingContext(task), agenda.now()), delay.toNanos());
    }

    /** Lets all spawned clients run to their end. Timers alone, such as a pool's housekeeping, don't keep it going. */
    public void run() {
        baton.parkUntilAllHaveEnded(root("run"));
    }

    /** Moves the clock by that much, with all that happens until then; for the thread that made the simulation. */
    public void advance(Duration duration) {
        var root = root("advance");
        long nanos = Arguments.notNegative("duration", duration).toNanos();
        long start = agenda.now();
        do {
            baton.park(root, "advance", nanos - (agenda.now() - start));
        } while (agenda.now() - start < nanos);
    }

    /** Blocks the calling client for that much virtual time. */
    public void sleep(Duration duration) throws InterruptedException {
        long nanos = duration.toNanos();
        long start = agenda.now();
        for (long left = nanos; left > 0; left = nanos - (agenda.now() - start)) {
            parkNanos("sleep", left);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted in a simulated sleep");
            }
        }
    }

    /** Virtual time since the simulation began. */
    public Duration elapsed() {
        return Duration.ofNanos(agenda.now());
    }

    /** The simulation's own randomness, from its seed; for its clients only. */
    public RandomGenerator random() {
        return random;
    }

    /** A hash of every event so far: when, and whose. The same seed and program give the same hash on every JDK. */
    public long traceHash() {
        return agenda.trace();
    }

    @Override
    public long nanoTime() {
        return ORIGIN + agenda.now();
    }

    @Override
    public long threadNumber() {
        return baton.holder().number;
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        var self = baton.usableHolder();
        if (self.timer) {
            throw new IllegalStateException("a timer task must not block, but it parked on " + blocker);
        }
        if (nanos <= 0 || self.takePermit() || Thread.currentThread().isInterrupted()) {
            return;
        }
        baton.park(self, blocker, nanos);
    }

    @Override
    public void unpark(Thread thread) {
        baton.holder();
        var client = baton.clientOn(thread);
        if (client != null && client.unpark()) {
            agenda.add(client, 0);
        }
    }

    /** Interrupts the client that runs on the thread, if there is one: a thread that is free must not pass it on. */
    @Override
    public void interrupt(Thread thread) {
        baton.holder();
        if (baton.clientOn(thread) != null) {
            thread.interrupt();
            unpark(thread);
        }
    }

    @Override
    public void execute(Runnable task) {
        spawn("worker", task::run);
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        baton.usableHolder();
        var timer = new Client("timer", -1, true, inheritingContext(task::run), agenda.now());
        var event = agenda.add(timer, Math.max(0, TimeUnit.NANOSECONDS.convert(delay)));
        return () -> event.cancelled = true;
    }

    /**
     * Ends every client that is still parked, one after the other: what it waits in throws an Error. Doesn't throw itself, and
     * does nothing a second time. For the thread that made the simulation.
     */
    @Override
    public void close() {
        if (!baton.isClosed()) {
            root("close");
            baton.close();
        }
    }

    /** The task, with the context of the calling thread. */
    private static Task inheritingContext(Task task) {
        var context = InheritedContext.get();
        return () -> {
            InheritedContext.set(context);
            task.run();
        };
    }

    private Client root(String method) {
        var self = baton.holder();
        if (!self.isRoot()) {
            throw new IllegalStateException(method + "() is for the thread that made the simulation");
        }
        return self;
    }
}
