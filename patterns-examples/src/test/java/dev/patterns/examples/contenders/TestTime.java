package dev.patterns.examples.contenders;

import dev.patterns.Time;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time that a contender runs in, and how a test lets it pass: virtual for a contender that takes any, the machine's
 * for the others, a thousand times as fast so that nobody waits for long.
 */
public sealed interface TestTime {

    static TestTime of(boolean simulatedTime) {
        return simulatedTime ? new SimulatedTestTime(new SimulatedTime(11)) : new RealTestTime();
    }

    /** What the contender gets. */
    Time time();

    /** The test's seconds in this time. */
    Duration seconds(double seconds);

    /** Lets so many of the test's seconds pass, with whatever happens in them. */
    void advance(double seconds);

    /** The calling thread blocks until it is interrupted. */
    void blockUntilInterrupted() throws InterruptedException;

    /** Runs the task on a thread of its own and returns that thread once it runs. */
    Thread start(SimulatedTime.Task task);

    /** Waits for the future's outcome, without a wrapping exception: a value, or what was thrown. */
    default Object resultOrFailure(CompletableFuture<?> future) {
        for (int i = 0; i < 10_000 && !future.isDone(); i++) {
            advance(1);
        }
        if (!future.isDone()) {
            throw new AssertionError("not done after 10,000 of the test's seconds");
        }
        var outcome = new AtomicReference<Object>();
        future.whenComplete((value, failure) -> outcome.set(failure == null ? value : failure));
        return outcome.get();
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
            return Duration.ofNanos((long) (seconds * 1e6));
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
