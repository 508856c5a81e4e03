package dev.patterns.examples.behaviour.pool;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Something that a thread of its own does, while the scenario goes on. */
public final class Background {

    /** What it does. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    private final PoolTrial trial;
    private final String name;
    private final CompletableFuture<Duration> end = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean interruptFlag;

    Background(PoolTrial trial, String name, Task task) {
        this.trial = trial;
        this.name = name;
        this.thread = trial.time().start(() -> {
            long start = trial.time().time().nanoTime();
            @Nullable Throwable failure = null;
            try {
                task.run();
            } catch (Throwable e) { // an Error of the driver, too
                failure = e;
            }
            interruptFlag = Thread.interrupted();
            var took = Duration.ofNanos(trial.time().time().nanoTime() - start);
            if (failure == null) {
                end.complete(took);
            } else {
                end.completeExceptionally(failure);
            }
        });
    }

    /** Whether it ends within so many of the scenario's seconds, well or not. */
    public boolean endsWithin(double seconds) {
        boolean ended = trial.until(end::isDone, seconds);
        trial.say("%s %s", name, ended ? "ends" : "does not end");
        return ended;
    }

    /** What it threw; null if nothing, or if it is not done. */
    public @Nullable Throwable failure() {
        return end.isCompletedExceptionally() && trial.resultOrFailure(end) instanceof Throwable failure
                ? failure
                : null;
    }

    public void interrupt() {
        trial.say("%s is interrupted", name);
        trial.time().time().interrupt(thread);
    }

    Thread thread() {
        return thread;
    }

    /** Whether the thread's interrupt flag was set when it ended. */
    public boolean interruptFlag() {
        return interruptFlag;
    }
}
