package dev.patterns.circuitbreaker;

import dev.patterns.Cancellable;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import dev.patterns.internal.Listeners;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Notifies registered listeners and logs transitions. What a listener throws is logged and changes nothing. */
final class EventPublisher {

    private final String breaker;
    private final Logger log;
    private final Listeners<StateTransition> transitionListeners;
    private final Listeners<CircuitBreakerEvent> eventListeners;

    EventPublisher(String breaker, Logger log) {
        this.breaker = breaker;
        this.log = log;
        this.transitionListeners = new Listeners<>(log, this);
        this.eventListeners = new Listeners<>(log, this);
    }

    Cancellable addTransitionListener(Consumer<? super StateTransition> listener) {
        return transitionListeners.add(listener)::run;
    }

    Cancellable addEventListener(Consumer<? super CircuitBreakerEvent> listener) {
        return eventListeners.add(listener)::run;
    }

    boolean hasEventListeners() {
        return !eventListeners.isEmpty();
    }

    void callEnded(CallOutcome outcome, long nanos, @Nullable Throwable failure) {
        if (hasEventListeners()) {
            eventListeners.notify(new CircuitBreakerEvent.Call(breaker, outcome, Duration.ofNanos(nanos), failure));
        }
    }

    /** @param rule the trip rule, for a breaker that slow calls made open */
    void stateChanged(StateTransition transition, TripRule rule, Optional<Duration> nextProbeIn) {
        writeToLog(transition, rule, nextProbeIn);
        transitionListeners.notify(transition);
        eventListeners.notify(transition);
    }

    /** A failure that can't be printed does no harm: the logger handles that. */
    private void writeToLog(StateTransition transition, TripRule rule, Optional<Duration> nextProbeIn) {
        if (transition.to() == CircuitBreakerState.OPEN) {
            Object reason = transition.failure() == null ? rule : transition.failure();
            // the failure is not the last argument, so the log has one line and no stack trace
            log.warn(
                    "Circuit breaker OPENED for {} after {}, next probe in {}",
                    breaker,
                    reason,
                    nextProbeIn.orElse(Duration.ZERO));
        } else {
            log.info("Circuit breaker {} for {}", transition.to(), breaker);
        }
    }

    /** Names the owner of the listeners, in the log. */
    @Override
    public String toString() {
        return "circuit breaker " + breaker;
    }
}
