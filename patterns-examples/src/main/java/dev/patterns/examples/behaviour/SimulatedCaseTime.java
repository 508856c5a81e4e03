package dev.patterns.examples.behaviour;

import dev.patterns.Time;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A scenario's time on a virtual clock. Its seconds are seconds. It belongs to the thread that made it. */
record SimulatedCaseTime(SimulatedTime simulation) implements CaseTime {

    SimulatedCaseTime() {
        this(new SimulatedTime(11));
    }

    @Override
    public Time time() {
        return simulation;
    }

    @Override
    public Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    @Override
    public void advance(double seconds) {
        simulation.advance(seconds(seconds));
    }

    @Override
    public void blockUntilInterrupted() throws InterruptedException {
        simulation.sleep(Duration.ofDays(1));
    }

    @Override
    public Thread start(SimulatedTime.Task task) {
        var thread = new AtomicReference<@Nullable Thread>();
        simulation.spawn("started by the scenario", () -> {
            thread.set(Thread.currentThread());
            task.run();
        });
        simulation.advance(Duration.ofNanos(1));
        return Objects.requireNonNull(thread.get());
    }

    @Override
    public Duration elapsed() {
        return simulation.elapsed();
    }

    @Override
    public void close() {
        simulation.close();
    }
}
