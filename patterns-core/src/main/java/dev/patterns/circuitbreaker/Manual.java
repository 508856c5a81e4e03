package dev.patterns.circuitbreaker;

import dev.patterns.circuitbreaker.CircuitBreaker.State;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.Outcome;
import org.jspecify.annotations.Nullable;

/** Forced open or disabled. No outcome and no time leads out of it, only {@link CircuitBreaker#reset} and its like. */
final class Manual extends BreakerState implements Admission {

    Manual(CircuitBreaker breaker, State name) {
        super(breaker, name, 0);
    }

    @Override
    Admission admit() {
        if (name == State.FORCED_OPEN) {
            throw breaker.rejection("circuit breaker is forced open", -1);
        }
        return this;
    }

    @Override
    public void settle(Outcome outcome, @Nullable Throwable failure) {}
}
