package dev.patterns.examples.contenders;

import dev.patterns.Time;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time that a contender runs in, and how a test advances it. It is simulated where the contender allows that, real
 * otherwise. A second of the test is then 10 ms: short enough for many tests, long enough for a busy machine.
 */
public sealed interface TestTime {

    static TestTime of(boolean simulatedTime) {
        return simulatedTime ? new SimulatedTestTime(new SimulatedTime(11)) : new RealTestTime();
    }

    /** The time to pass to the contender. */
    Time time();

    /** That many seconds of the test, as a duration of {@link #time()}. */
    Duration seconds(double seconds);

    /** Lets that many seconds of the test pass. What is due in them happens. */
    void advance(double seconds);

    /** Blocks the calling thread until it is interrupted. */
    void blockUntilInterrupted() throws InterruptedException;

    /** Starts a thread that runs the task. Returns it when it runs. */
    Thread start(SimulatedTime.Task task);

    /** Waits for the future, then returns its value or the exception that it completed with, not wrapped. */
    default Object resultOrFailure(CompletableFuture<?> future) {
        for (int i = 0; i < 10_000 && !future.isDone(); i++) {
            advance(1);
        }
        if (!future.isDone()) {
            throw new AssertionError("not done after 10,000 of the test's seconds");
        }
        var result = new AtomicReference<Object>();
        future.whenComplete((value, failure) -> result.set(failure == null ? value : failure));
        return result.get();
    }

    record SimulatedTestTime(SimulatedTime simulated) implements TestTime {
        @Override
        public Time time() {
            return simulated;
        }

        @Override
        public Duration seconds(double seconds) {
            return Duration.ofNanos((long) (seconds * 1e9));
        }

        @Override
        public void advance(double seconds) {
            simulated.advance(seconds(seconds));
        }

        @Override
        public void blockUntilInterrupted() throws InterruptedException {
            simulated.sleep(Duration.ofDays(1));
        }

        @Override
        public Thread start(SimulatedTime.Task task) {
            var thread = new AtomicReference<Thread>();
            simulated.spawn("started by the test", () -> {
                thread.set(Thread.currentThread());
                task.run();
            });
            simulated.advance(Duration.ofNanos(1));
            return thread.get();
        }
    }

    record RealTestTime() implements TestTime {
        @Override
        public Time time() {
            return Time.system();
        }

        @Override
        public Duration seconds(double seconds) {
            return Duration.ofNanos((long) (seconds * 1e7));
        }

        @Override
        public void advance(double seconds) {
            long nanos = seconds(seconds).toNanos();
            long start = System.nanoTime();
            for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - start)) {
                time().parkNanos(this, left);
            }
        }

        @Override
        public void blockUntilInterrupted() throws InterruptedException {
            new CountDownLatch(1).await(60, TimeUnit.SECONDS);
        }

        @Override
        public Thread start(SimulatedTime.Task task) {
            var started = new CountDownLatch(1);
            var thread = new Thread(() -> {
                started.countDown();
                try {
                    task.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            try {
                started.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return thread;
        }
    }
}
