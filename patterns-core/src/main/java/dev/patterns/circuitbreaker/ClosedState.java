package dev.patterns.circuitbreaker;

import dev.patterns.circuitbreaker.window.TripCounter;
import org.jspecify.annotations.Nullable;

/**
 * Calls pass, and are counted. The state itself is the admission of all of them, so that admitting costs nothing. Where
 * only metrics are wanted it counts and never opens.
 */
sealed class ClosedState extends CircuitState implements CallPermit permits RecoveringState {

    private final TripCounter counter;
    private final boolean watchesOverdue;

    ClosedState(CircuitBreaker breaker) {
        this(breaker, CircuitBreakerState.CLOSED, 0);
    }

    ClosedState(CircuitBreaker breaker, CircuitBreakerState name, int openings) {
        super(breaker, name, openings);
        this.counter = TripCounterFactory.counterFor(breaker.config(), breaker.time());
        this.watchesOverdue = breaker.config().countsOverdue();
    }

    @Override
    CallPermit admit() {
        return watchesOverdue ? new OverdueCall(this) : this;
    }

    @Override
    public void settle(CallOutcome outcome, @Nullable Throwable failure) {
        if (outcome != CallOutcome.IGNORED) {
            act(counter.record(outcome.isFailure(), outcome.isSlow()), failure);
        }
    }

    /** A call is still under way, for longer than a call should be. */
    final void overdue() {
        act(counter.recordOverdue(), null);
    }

    /** A call that was counted while it was overdue has come to its end after all. */
    final void settleOverdue(CallOutcome outcome, @Nullable Throwable failure) {
        if (outcome != CallOutcome.IGNORED) {
            act(counter.recordEndOfOverdue(outcome.isFailure(), outcome.isSlow()), failure);
        }
    }

    private void act(boolean ruleIsMet, @Nullable Throwable failure) {
        if (ruleIsMet && name != CircuitBreakerState.METRICS_ONLY) {
            open(failure);
        }
    }

    @Override
    final TripCounter.Counts counts() {
        return counter.counts();
    }
}
