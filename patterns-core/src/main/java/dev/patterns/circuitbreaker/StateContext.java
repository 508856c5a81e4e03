package dev.patterns.circuitbreaker;

import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What the states of one breaker share. It keeps them from knowing the breaker itself, and each other. */
final class StateContext {

    private final Time time;
    private final EventPublisher events;
    private final Transitions transitions;
    private final LongAdder rejected = new LongAdder();
    private volatile CircuitBreakerConfig config;

    StateContext(CircuitBreakerConfig config, Time time, EventPublisher events, Transitions transitions) {
        this.config = config;
        this.time = time;
        this.events = events;
        this.transitions = transitions;
    }

    /** The current settings. Where a state must not change while it lasts, it reads them once. */
    CircuitBreakerConfig config() {
        return config;
    }

    void config(CircuitBreakerConfig changed) {
        this.config = changed;
    }

    Time time() {
        return time;
    }

    EventPublisher events() {
        return events;
    }

    Transitions transitions() {
        return transitions;
    }

    /** How many calls were rejected since the breaker was made. */
    long rejected() {
        return rejected.sum();
    }

    /** Counts a rejection, for a state that is about to throw it. A negative time stands for unknown. */
    CallRejectedException rejection(String reason, long retryAfterNanos) {
        rejected.increment();
        events.callEnded(CallOutcome.REJECTED, 0, null);
        return new CallRejectedException(config.name(), reason, retryAfterNanos);
    }

    /** The breaker, as its states see it. */
    interface Transitions {

        /**
         * Replaces the state {@code from}, unless another transition came first.
         *
         * @param failure what makes the breaker open, if a failure does
         * @return the state that is current afterwards
         */
        CircuitState transitionTo(CircuitBreakerState next, CircuitState from, @Nullable Throwable failure);
    }
}
