package dev.patterns.circuitbreaker;

import org.jspecify.annotations.Nullable;

/**
 * Forced open or disabled. Only a method such as {@link CircuitBreaker#reset} ends it; no outcome does, and no timer.
 */
final class OverrideState extends CircuitState implements CallPermit {

    OverrideState(StateContext context, CircuitBreakerState name) {
        super(context, name, 0);
    }

    @Override
    CallPermit admit() {
        if (name == CircuitBreakerState.FORCED_OPEN) {
            throw context.rejection("circuit breaker is forced open", -1);
        }
        return this;
    }

    @Override
    public void settle(CallOutcome outcome, @Nullable Throwable failure) {}
}
