package dev.patterns.circuitbreaker;

import dev.patterns.circuitbreaker.window.TripCounter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stay in a state. It is made when the breaker enters the state, and is garbage when the breaker leaves it: nothing
 * in it is ever reset.
 *
 * <h2>The state that admitted a call is its permit</h2>
 *
 * A call asks the current state to admit it, and reports its outcome to <em>that</em> state, not to the one that is
 * current when the call ends. A result that comes after the breaker has moved on reaches an object that is no longer
 * read. It can't open a breaker that has recovered, close one that it never tested, or give back the place of another
 * call's probe. There are no counters to reset and no generations to compare, and an admitted call allocates nothing.
 */
abstract sealed class CircuitState permits ClosedState, OpenState, HalfOpenState, OverrideState {

    final StateContext context;
    final CircuitBreakerState name;
    final long since;

    /** How many times the breaker has opened since it was last closed. */
    final int openings;

    CircuitState(StateContext context, CircuitBreakerState name, int openings) {
        this.context = context;
        this.name = name;
        this.since = context.time().nanoTime();
        this.openings = openings;
    }

    /**
     * Admits a call. Where the time in this state is up, the next state decides.
     *
     * @throws dev.patterns.CallRejectedException if the call may not be made
     */
    abstract CallPermit admit();

    /** Called once the state is current: starts a timer, if it is to end without a call. */
    void startTimer() {}

    /** What the trip rule has counted in this state. */
    TripCounter.Counts counts() {
        return TripCounter.Counts.NONE;
    }

    /** Whether the state can stay with these settings: only what is counted can be of another shape. */
    boolean countsAlike(CircuitBreakerConfig other) {
        return true;
    }

    /** When the next probe may pass, if only time is missing. */
    Optional<Duration> nextProbeIn() {
        return Optional.empty();
    }

    /** Leaves this state, unless the breaker has left it already. Returns the state that is current afterwards. */
    final CircuitState transitionTo(CircuitBreakerState next, @Nullable Throwable failure) {
        return context.transitions().transitionTo(next, this, failure);
    }

    final long age() {
        return context.time().nanoTime() - since;
    }
}
