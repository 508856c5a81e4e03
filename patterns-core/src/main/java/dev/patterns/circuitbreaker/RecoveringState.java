package dev.patterns.circuitbreaker;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Closed, but for a share of the calls only, so that the whole load doesn't fall at once on what has just got up. The share
 * starts at a tenth and grows with every success; it is spread evenly over the calls, every tenth of them at first.
 */
final class RecoveringState extends ClosedState {

    private static final int FIRST_PERCENT = 10;

    private final int successesNeeded;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger successes = new AtomicInteger();

    private RecoveringState(CircuitBreaker breaker, int openings) {
        super(breaker, CircuitBreakerState.RECOVERING, openings);
        this.successesNeeded = breaker.config().rampOver();
    }

    /** What follows upon half-open. */
    static CircuitState orClosed(CircuitBreaker breaker, int openings) {
        return breaker.config().rampOver() == 0 ? new ClosedState(breaker) : new RecoveringState(breaker, openings);
    }

    @Override
    CallPermit admit() {
        int percent = percent();
        if (Math.floorMod(asked.getAndIncrement(), 100) * percent % 100 >= percent) {
            throw breaker.rejection("circuit breaker is recovering and admits " + percent + " % of the calls", -1);
        }
        return super.admit();
    }

    @Override
    public void settle(CallOutcome outcome, @Nullable Throwable failure) {
        super.settle(outcome, failure);
        if (outcome == CallOutcome.SUCCESS && successes.incrementAndGet() == successesNeeded) {
            breaker.moveOn(this, new ClosedState(breaker), null);
        }
    }

    private int percent() {
        long grown = (100L - FIRST_PERCENT) * successes.get() / successesNeeded;
        return (int) Math.min(100, FIRST_PERCENT + grown);
    }
}
