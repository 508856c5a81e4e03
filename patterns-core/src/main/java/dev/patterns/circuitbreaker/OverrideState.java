package dev.patterns.circuitbreaker;

import org.jspecify.annotations.Nullable;

/** Forced open or disabled. No outcome and no time leads out of it, only {@link CircuitBreaker#reset} and its like. */
final class OverrideState extends CircuitState implements CallPermit {

    OverrideState(CircuitBreaker breaker, CircuitBreakerState name) {
        super(breaker, name, 0);
    }

    @Override
    CallPermit admit() {
        if (name == CircuitBreakerState.FORCED_OPEN) {
            throw breaker.rejection("circuit breaker is forced open", -1);
        }
        return this;
    }

    @Override
    public void settle(CallOutcome outcome, @Nullable Throwable failure) {}
}
