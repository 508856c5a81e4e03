package dev.patterns.circuitbreaker;

import dev.patterns.CallRejectedException;

/** Nothing passes until the time is up. The first call after that turns the breaker half-open. */
final class Open extends BreakerState {

    private final long openedAt;
    private final long nanos;

    Open(CircuitBreaker breaker) {
        super(breaker);
        this.openedAt = breaker.time().nanoTime();
        this.nanos = breaker.config().openFor().toNanos();
    }

    @Override
    CircuitBreaker.State name() {
        return CircuitBreaker.State.OPEN;
    }

    @Override
    Permit admit() {
        long left = nanos - (breaker.time().nanoTime() - openedAt);
        if (left > 0) {
            throw new CallRejectedException(breaker.name(), "circuit breaker is open", left);
        }
        return breaker.moveOn(this, new HalfOpen(breaker), null).admit();
    }
}
