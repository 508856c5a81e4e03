package dev.patterns.circuitbreaker;

import dev.patterns.circuitbreaker.window.TripCounter;
import org.jspecify.annotations.Nullable;

/**
 * Admits every call and counts it; opens the breaker when the trip rule is met. Also {@code METRICS_ONLY}, which counts
 * and never opens. The state itself is the permit of all its calls, so admitting a call costs nothing.
 */
sealed class ClosedState extends CircuitState implements CallPermit permits RecoveringState {

    private final CircuitBreakerConfig config; // that the counter was made for
    private final TripCounter counter;

    ClosedState(StateContext context, CircuitBreakerState name, int openings) {
        super(context, name, openings);
        this.config = context.config();
        this.counter = TripCounterFactory.counterFor(config, canOpen(), context.time());
    }

    @Override
    CallPermit admit() {
        return config.countOverdueCalls()
                ? new OverdueCall(this, config.slowAfter().orElseThrow())
                : this;
    }

    /** Whether calls would be counted in the same way with these settings. */
    @Override
    final boolean countsAlike(CircuitBreakerConfig other) {
        return config.tripWhen().equals(other.tripWhen())
                && config.slowAfter().equals(other.slowAfter())
                && config.countOverdueCalls() == other.countOverdueCalls();
    }

    @Override
    public void settle(CallOutcome outcome, @Nullable Throwable failure) {
        if (outcome != CallOutcome.IGNORED) {
            openIf(counter.record(outcome.isFailure(), outcome.isSlow()), failure);
        }
    }

    /** Counts a call that has become slow and is still under way. */
    final void recordOverdue() {
        openIf(counter.recordOverdue(), null);
    }

    /** Counts the end of a call that {@link #recordOverdue} has counted as slow. */
    final void settleOverdue(CallOutcome outcome, @Nullable Throwable failure) {
        if (outcome != CallOutcome.IGNORED) {
            openIf(counter.recordEndOfOverdue(outcome.isFailure(), outcome.isSlow()), failure);
        }
    }

    private void openIf(boolean ruleIsMet, @Nullable Throwable failure) {
        if (ruleIsMet && canOpen()) {
            transitionTo(CircuitBreakerState.OPEN, failure);
        }
    }

    private boolean canOpen() {
        return name != CircuitBreakerState.METRICS_ONLY;
    }

    @Override
    final TripCounter.Counts counts() {
        return counter.counts();
    }
}
