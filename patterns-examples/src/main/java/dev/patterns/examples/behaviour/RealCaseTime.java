package dev.patterns.examples.behaviour;

import dev.patterns.Time;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A scenario's time on the machine's clock. One of its seconds lasts as long as the case says. */
record RealCaseTime(Duration second) implements CaseTime {

    @Override
    public Time time() {
        return Time.system();
    }

    @Override
    public Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * second.toNanos()));
    }

    @Override
    public void advance(double seconds) {
        long nanos = seconds(seconds).toNanos();
        long start = System.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - start)) {
            time().parkNanos(this, left);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("the run was given up");
            }
        }
    }

    @Override
    public void blockUntilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public Thread start(SimulatedTime.Task task) {
        var begun = new CountDownLatch(1);
        var thread = new Thread(
                () -> {
                    begun.countDown();
                    try {
                        task.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "started by the scenario");
        thread.setDaemon(true);
        thread.start();
        try {
            begun.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the run was given up", e);
        }
        return thread;
    }

    @Override
    public @Nullable Duration elapsed() {
        return null;
    }

    @Override
    public void close() {}
}
