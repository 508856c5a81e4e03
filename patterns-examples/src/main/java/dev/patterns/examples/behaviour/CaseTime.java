package dev.patterns.examples.behaviour;

import dev.patterns.Time;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The time that a scenario runs in: virtual for a contender that takes any clock, the machine's for the others.
 * Scenarios count in seconds; in real time each of them is shortened to a few milliseconds.
 */
public sealed interface CaseTime extends AutoCloseable permits RealCaseTime, SimulatedCaseTime {

    /** In place of the result of a future that did not complete. */
    Object NOT_DONE = new Object() {
        @Override
        public String toString() {
            return "not done";
        }
    };

    /** What the contender gets. */
    Time time();

    /** So many of the scenario's seconds, as a duration for the contender. */
    Duration seconds(double seconds);

    /** Lets so many of the scenario's seconds pass, with whatever happens in them. */
    void advance(double seconds);

    /** The calling thread blocks until it is interrupted. */
    void blockUntilInterrupted() throws InterruptedException;

    /** Runs the task on a thread of its own and returns that thread once it has begun. */
    Thread start(SimulatedTime.Task task);

    /** Scenario seconds since the run began; null in real time, where they would differ from run to run. */
    @Nullable
    Duration elapsed();

    @Override
    void close();

    /**
     * The future's value, its failure without a wrapper, or {@link #NOT_DONE} after a thousand of the scenario's
     * seconds.
     */
    default @Nullable Object resultOrFailure(CompletableFuture<?> future) {
        for (int i = 0; i < 1_000 && !future.isDone(); i++) {
            advance(1);
        }
        if (!future.isDone()) {
            return NOT_DONE;
        }
        var result = new AtomicReference<@Nullable Object>();
        future.whenComplete((value, failure) -> result.set(failure == null ? value : failure));
        return result.get();
    }
}
