package dev.patterns.circuitbreaker;

import dev.patterns.circuitbreaker.window.TripCounter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stay in a state. It is made on entering and dropped on leaving: nothing in it is ever reset.
 *
 * <h2>The state that admitted a call is its permit</h2>
 *
 * A call asks the current state to admit it, and hands its outcome back to <em>that</em> state, not to whichever is current by
 * then. A result that comes in after the breaker has moved on lands in an object that nobody reads any more: it can't
 * open what has recovered, close what it never tested, or give back somebody else's probe. There are no counters to reset
 * and no generations to compare, and an admitted call allocates nothing.
 *
 * <p>Every change of state is one compare-and-set from the state object that decided it, so that two who decide at the same
 * time make one transition.
 */
abstract sealed class CircuitState permits ClosedState, OpenState, HalfOpenState, OverrideState {

    final CircuitBreaker breaker;
    final CircuitBreakerState name;
    final long since;

    /** How many times the breaker has opened since it was last closed. */
    final int openings;

    CircuitState(CircuitBreaker breaker, CircuitBreakerState name, int openings) {
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
    abstract CallPermit admit();

    /** The breaker is in this state now. Where time alone ends the stay, a timer may be set. */
    void entered() {}

    /** What the rule has counted in this state. */
    TripCounter.Counts counts() {
        return TripCounter.Counts.NONE;
    }

    /** How long until a probe may pass, where only time is missing. */
    Optional<Duration> nextProbeIn() {
        return Optional.empty();
    }

    final CircuitBreakerStatus status(long rejected) {
        var counts = counts();
        return new CircuitBreakerStatus(
                breaker.name(),
                name,
                Duration.ofNanos(age()),
                counts.calls(),
                counts.failures(),
                counts.slowCalls(),
                rejected,
                nextProbeIn());
    }

    final void open(@Nullable Throwable failure) {
        breaker.moveOn(this, new OpenState(breaker, openings + 1, failure), failure);
    }

    final long age() {
        return breaker.time().nanoTime() - since;
    }
}
