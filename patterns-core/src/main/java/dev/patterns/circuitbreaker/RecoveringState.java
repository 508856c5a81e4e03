package dev.patterns.circuitbreaker;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Closed, but admits only a share of the calls, so that a dependency that has just recovered doesn't get the whole load
 * at once. The share starts at a tenth and grows with each success. It is spread evenly over the calls: at first every
 * tenth call is admitted.
 */
final class RecoveringState extends ClosedState {

    private static final int FIRST_PERCENT = 10;

    private final int successesNeeded;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger successes = new AtomicInteger();

    RecoveringState(StateContext context, int openings) {
        super(context, CircuitBreakerState.RECOVERING, openings);
        this.successesNeeded = context.config().rampOver().orElse(1); // 1: it was taken away meanwhile
    }

    @Override
    CallPermit admit() {
        int percent = percent();
        if (Math.floorMod(requests.getAndIncrement(), 100) * percent % 100 >= percent) {
            throw context.rejection("circuit breaker is recovering and admits " + percent + " % of the calls", -1);
        }
        return super.admit();
    }

    @Override
    public void settle(CallOutcome outcome, @Nullable Throwable failure) {
        super.settle(outcome, failure);
        if (outcome == CallOutcome.SUCCESS && successes.incrementAndGet() == successesNeeded) {
            transitionTo(CircuitBreakerState.CLOSED, null);
        }
    }

    private int percent() {
        long grown = (100L - FIRST_PERCENT) * successes.get() / successesNeeded;
        return (int) Math.min(100, FIRST_PERCENT + grown);
    }
}
