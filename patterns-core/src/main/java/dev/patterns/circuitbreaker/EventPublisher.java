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

    private final CircuitBreakerConfig config;
    private final Logger log;
    private final Listeners<StateTransition> transitionListeners;
    private final Listeners<CircuitBreakerEvent> eventListeners;

    EventPublisher(CircuitBreakerConfig config, Logger log) {
        this.config = config;
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
            eventListeners.notify(
                    new CircuitBreakerEvent.Call(config.name(), outcome, Duration.ofNanos(nanos), failure));
        }
    }

    void stateChanged(StateTransition transition, Optional<Duration> nextProbeIn) {
        writeToLog(transition, nextProbeIn);
        transitionListeners.notify(transition);
        eventListeners.notify(transition);
    }

    /** A failure that can't be printed does no harm: the logger handles that. */
    private void writeToLog(StateTransition transition, Optional<Duration> nextProbeIn) {
        if (transition.to() == CircuitBreakerState.OPEN) {
            Object reason = transition.failure() == null ? config.tripWhen() : transition.failure();
            // the failure is not the last argument, so the log has one line and no stack trace
            log.warn(
                    "Circuit breaker OPENED for {} after {}, next probe in {}",
                    config.name(),
                    reason,
                    nextProbeIn.orElse(Duration.ZERO));
        } else {
            log.info("Circuit breaker {} for {}", transition.to(), config.name());
        }
    }

    /** Names the owner of the listeners, in the log. */
    @Override
    public String toString() {
        return "circuit breaker " + config.name();
    }
}
