package dev.patterns.examples.incident.serve;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.run.ActRunner;
import dev.patterns.examples.incident.run.ProgressListener;
import dev.patterns.examples.incident.run.RunEnvironment;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Runs acts one after another until it is closed: all in turn, or the chosen one again and again. Thread-safe.
 *
 * <p>An act ends with its last arrival, or when another one is chosen. Payments that are under way then fail, as they
 * do when the process of a service is stopped.
 */
public final class LiveIncident implements AutoCloseable {

    private final List<Act> acts;
    private final ActRunner runner;
    private volatile @Nullable Act chosen;
    private volatile LiveAct current;
    private volatile boolean closed;

    /** @param acts the acts that take turns */
    public LiveIncident(List<Act> acts, RunEnvironment environment, Workload workload) {
        this.acts = List.copyOf(acts);
        this.runner = new ActRunner(environment, workload);
        this.current = new LiveAct(acts.get(0));
    }

    /** Runs acts until {@link #close}. */
    public void run() {
        for (int turn = 0; !closed; turn++) {
            var act = chosen;
            current = new LiveAct(act != null ? act : acts.get(turn % acts.size()));
            try {
                runner.run(current.act, current);
            } catch (CancellationException ended) {
                // the next act begins
            }
        }
    }

    /** Ends the current act and runs this one from now on; null for all acts in turn. */
    public void choose(@Nullable Act act) {
        chosen = act;
        current.cancelled = true;
    }

    /** The act that is running. */
    public Act act() {
        return current.act;
    }

    /** Whether one act was chosen, so that they don't take turns. */
    public boolean isChosen() {
        return chosen != null;
    }

    /** The seconds since the act has begun. */
    public double second() {
        return current.second;
    }

    /** Ends the current act; {@link #run} returns. */
    @Override
    public void close() {
        closed = true;
        current.cancelled = true;
    }

    private static final class LiveAct implements ProgressListener {

        private final Act act;
        private volatile double second;
        private volatile boolean cancelled;

        LiveAct(Act act) {
            this.act = act;
        }

        @Override
        public void onProgress(Progress progress) {
            second = progress.second();
            if (second >= progress.seconds()) {
                cancelled = true;
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
