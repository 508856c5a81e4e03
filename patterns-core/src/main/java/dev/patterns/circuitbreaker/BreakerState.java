package dev.patterns.circuitbreaker;

/** One stay in a state. It is made on entering and dropped on leaving: nothing in it is ever reset. */
abstract sealed class BreakerState permits Closed, Open, HalfOpen {

    final CircuitBreaker breaker;

    BreakerState(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    abstract CircuitBreaker.State name();

    /**
     * Admits a call, or passes the question on to the state that follows.
     *
     * @throws dev.patterns.CallRejectedException if the call may not be made
     */
    abstract Permit admit();
}
