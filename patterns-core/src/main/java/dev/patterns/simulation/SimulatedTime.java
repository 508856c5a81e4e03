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
 * <p>Simulated threads run on ordinary Java threads, one at a time: the one that holds the <em>baton</em>. A thread
 * that parks, sleeps or ends takes the next event off a queue ordered by (time, sequence), moves the clock there, and
 * hands the baton to that event's thread. No other thread runs meanwhile, so nothing races, and the seed alone decides
 * what happens.
 *
 * <pre>
 *   events   0.10 s wake "caller-3" · 0.10 s start "caller-4" · 0.25 s timer · 1.00 s wake "root"
 *               │
 *   baton    ── caller-2 ──▶ caller-3 ──▶ caller-4 ──▶ …
 *               parks        runs on       starts
 * </pre>
 *
 * <p>The thread that creates the simulation, usually the test's, is one of its threads: the <em>root</em> thread. It
 * holds the baton first. So a test calls a policy directly, and its waits move the clock:
 *
 * <pre>{@code
 * var time = new SimulatedTime(7);
 * var retry = Retry.builder("quotes").time(time).build();
 * time.spawn("caller", () -> retry.call(quotes::fetch));
 * time.run();                                              // until every spawned thread has ended
 * time.sleep(Duration.ofMinutes(1));                       // runs what is due in that minute
 * }</pre>
 *
 * <p>It fails with a {@link SimulationException} on a deadlock (the message says what each thread waits for), on a
 * thread that blocks outside this clock, and on an exception that a thread, a worker or a timer doesn't catch. After
 * that the simulation is over, and each further use throws the exception again.
 *
 * <p>Close a simulation whose threads have not all ended, in a try statement for example: they would wait for ever.
 *
 * <p>The clock starts five seconds before {@link #nanoTime()} overflows, because code that compares times with
 * {@code <} instead of subtracting them should fail in a test.
 */
public final class SimulatedTime implements Time, AutoCloseable {

    private static final long ORIGIN = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5);

    private final EventQueue queue;
    private final Baton baton;
    private final RandomGenerator random;
    private long spawned; // only the holder of the baton accesses it

    /** A simulation on virtual threads where the JDK has them, on platform threads otherwise. */
    public SimulatedTime(long seed) {
        this(seed, CarrierExecutors.fastest());
    }

    SimulatedTime(long seed, Executor executor) {
        this.queue = new EventQueue(seed);
        this.baton = new Baton(queue, executor);
        this.random = new SplittableRandom(seed);
    }

    /** What a simulated thread does. */
    @FunctionalInterface
    public interface Task {
        /** Runs on the simulated thread. What it throws ends the simulation. */
        void run() throws Exception;
    }

    /** Adds a thread. It starts at the current virtual time, when the running thread has handed on the baton. */
    public void spawn(String name, Task task) {
        spawn(name, Duration.ZERO, task);
    }

    /** Adds a thread that starts after the delay, in virtual time. */
    public void spawn(String name, Duration delay, Task task) {
        Arguments.notNegative("delay", delay);
        baton.requireActiveHolder();
        var thread = new SimulatedThread(name, ++spawned, false, inheritingContext(task), queue.now());
        baton.add(thread, delay.toNanos());
    }

    /** Runs until all spawned threads have ended. Timers alone, such as a pool's housekeeping, don't keep it going. */
    public void run() {
        baton.parkUntilAllHaveEnded(requireRoot("run"));
    }

    /** Moves the clock by the duration, and runs what is due until then. For the root thread. */
    public void advance(Duration duration) {
        var root = requireRoot("advance");
        long nanos = Arguments.notNegative("duration", duration).toNanos();
        long start = queue.now();
        do {
            baton.park(root, "advance", nanos - (queue.now() - start));
        } while (queue.now() - start < nanos);
    }

    /** Blocks the calling thread for the duration, in virtual time. */
    public void sleep(Duration duration) throws InterruptedException {
        long nanos = duration.toNanos();
        long start = queue.now();
        for (long left = nanos; left > 0; left = nanos - (queue.now() - start)) {
            parkNanos("sleep", left);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted in a simulated sleep");
            }
        }
    }

    /** Virtual time since the simulation began. */
    public Duration elapsed() {
        return Duration.ofNanos(queue.now());
    }

    /** The simulation's own source of randomness, made from its seed; for its threads only. */
    public RandomGenerator random() {
        return random;
    }

    /**
     * A hash of the time and thread of every event so far. The same seed and program give the same hash on every JDK.
     */
    public long traceHash() {
        return queue.trace();
    }

    @Override
    public long nanoTime() {
        return ORIGIN + queue.now();
    }

    /** 0 for the root thread, 1 for the first one spawned, and so on; -1 for a timer. */
    @Override
    public long threadNumber() {
        return baton.requireHolder().number;
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        var self = baton.requireActiveHolder();
        if (self.isTimer) {
            throw new IllegalStateException("a timer task must not block, but it parked on " + blocker);
        }
        if (nanos <= 0 || self.takePermit() || Thread.currentThread().isInterrupted()) {
            return;
        }
        baton.park(self, blocker, nanos);
    }

    @Override
    public void unpark(Thread thread) {
        baton.requireHolder();
        var target = baton.runningOn(thread);
        if (target != null && target.unpark()) {
            queue.add(target, 0);
        }
    }

    /** Interrupts the simulated thread that runs on the Java thread. An idle Java thread is not interrupted. */
    @Override
    public void interrupt(Thread thread) {
        baton.requireHolder();
        if (baton.runningOn(thread) != null) {
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
        baton.requireActiveHolder();
        var timer = new SimulatedThread("timer", -1, true, inheritingContext(task::run), queue.now());
        var event = queue.add(timer, Math.max(0, TimeUnit.NANOSECONDS.convert(delay)));
        return () -> event.cancelled = true;
    }

    /**
     * Ends every thread that is still parked, one after the other: the method that it waits in throws an Error. Doesn't
     * throw itself, and does nothing a second time. For the root thread.
     */
    @Override
    public void close() {
        if (!baton.isClosed()) {
            requireRoot("close");
            baton.close();
        }
    }

    /** The task, run with the context of the calling thread. */
    private static Task inheritingContext(Task task) {
        var context = InheritedContext.get();
        return () -> {
            InheritedContext.set(context);
            task.run();
        };
    }

    private SimulatedThread requireRoot(String method) {
        var self = baton.requireHolder();
        if (!self.isRoot()) {
            throw new IllegalStateException(method + "() is for the thread that created the simulation");
        }
        return self;
    }
}
