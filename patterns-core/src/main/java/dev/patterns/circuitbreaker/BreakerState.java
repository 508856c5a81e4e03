package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stay in a state. It is made on entering and dropped on leaving: nothing in it is ever reset. */
abstract sealed class BreakerState permits Closed, Open, HalfOpen, Manual {

    final CircuitBreaker breaker;
    final CircuitBreaker.State name;
    final long since;

    /** How many times the breaker has opened since it was last closed. */
    final int openings;

    BreakerState(CircuitBreaker breaker, CircuitBreaker.State name, int openings) {
        this.breaker = breaker;
        this.name = name;
        this.since = breaker.time().nanoTime();
        this.openings = openings;
    }

    /**
     * Admits a call, or passes the question on to the state that follows.
     *
     * @throws dev.patterns.CallRejectedException if the call may not be made
     */
    abstract Admission admit();

    /** The breaker is in this state now. Where time alone ends the stay, a timer may be set. */
    void entered() {}

    /** What the rule has counted in this state. */
    Tally.Counts counts() {
        return Tally.Counts.NONE;
    }

    /** How long until a probe may pass, where only time is missing. */
    Optional<Duration> nextProbeIn() {
        return Optional.empty();
    }

    final void open(@Nullable Throwable failure) {
        breaker.moveOn(this, new Open(breaker, openings + 1, failure), failure);
    }

    final long age() {
        return breaker.time().nanoTime() - since;
    }
}
