package dev.patterns.circuitbreaker;

import dev.patterns.circuitbreaker.CircuitBreaker.State;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Calls pass, and are counted. The state itself is the admission of all of them, so that admitting costs nothing. Where
 * only metrics are wanted it counts and never opens.
 */
sealed class Closed extends BreakerState implements Admission permits Recovering {

    private final Tally tally;
    private final boolean watchesOverdue;

    Closed(CircuitBreaker breaker) {
        this(breaker, State.CLOSED, 0);
    }

    Closed(CircuitBreaker breaker, State name, int openings) {
        super(breaker, name, openings);
        this.tally = Tally.of(breaker.config(), breaker.time());
        this.watchesOverdue = breaker.config().countsOverdue();
    }

    @Override
    Admission admit() {
        return watchesOverdue ? new Watched(this) : this;
    }

    @Override
    public void settle(Outcome outcome, @Nullable Throwable failure) {
        if (outcome != Outcome.IGNORED) {
            act(tally.record(outcome), failure);
        }
    }

    /** A call is still under way, for longer than a call should be. */
    final void overdue() {
        act(tally.overdue(), null);
    }

    /** A call that was counted while it was overdue has come to its end after all. */
    final void settleOverdue(Outcome outcome, @Nullable Throwable failure) {
        if (outcome != Outcome.IGNORED) {
            act(tally.recordOverdue(outcome), failure);
        }
    }

    private void act(boolean ruleIsMet, @Nullable Throwable failure) {
        if (ruleIsMet && name != State.METRICS_ONLY) {
            open(failure);
        }
    }

    @Override
    final Tally.Counts counts() {
        return tally.counts();
    }
}
