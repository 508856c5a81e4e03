package dev.patterns.circuitbreaker;

import dev.patterns.Cancellable;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Notifies registered listeners and logs transitions. What a listener throws is logged and changes nothing. */
final class Listeners {

    private final CircuitBreakerConfig config;
    private final Logger log;
    private volatile List<Consumer<? super StateTransition>> transitionListeners = List.of();
    private volatile List<Consumer<? super CircuitBreakerEvent>> eventListeners = List.of();

    Listeners(CircuitBreakerConfig config, Logger log) {
        this.config = config;
        this.log = log;
    }

    synchronized Cancellable addTransitionListener(Consumer<? super StateTransition> listener) {
        transitionListeners = with(transitionListeners, listener);
        return () -> removeTransitionListener(listener);
    }

    synchronized Cancellable addEventListener(Consumer<? super CircuitBreakerEvent> listener) {
        eventListeners = with(eventListeners, listener);
        return () -> removeEventListener(listener);
    }

    private synchronized void removeTransitionListener(Consumer<? super StateTransition> listener) {
        transitionListeners = without(transitionListeners, listener);
    }

    private synchronized void removeEventListener(Consumer<? super CircuitBreakerEvent> listener) {
        eventListeners = without(eventListeners, listener);
    }

    boolean hasEventListeners() {
        return !eventListeners.isEmpty();
    }

    void callEnded(CallOutcome outcome, long nanos, @Nullable Throwable failure) {
        var listeners = eventListeners;
        if (!listeners.isEmpty()) {
            notifyEach(
                    listeners, new CircuitBreakerEvent.Call(config.name(), outcome, Duration.ofNanos(nanos), failure));
        }
    }

    void stateChanged(StateTransition transition, Optional<Duration> nextProbeIn) {
        writeToLog(transition, nextProbeIn);
        notifyEach(transitionListeners, transition);
        notifyEach(eventListeners, transition);
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

    private <E> void notifyEach(List<? extends Consumer<? super E>> listeners, E event) {
        for (var listener : listeners) {
            try {
                listener.accept(event);
            } catch (Throwable failure) {
                log.error("A listener of circuit breaker {} failed on {}", config.name(), event, failure);
            }
        }
    }

    private static <L> List<L> with(List<L> listeners, L added) {
        var more = new ArrayList<>(listeners);
        more.add(added);
        return List.copyOf(more);
    }

    private static <L> List<L> without(List<L> listeners, L removed) {
        var fewer = new ArrayList<>(listeners);
        fewer.remove(removed);
        return List.copyOf(fewer);
    }
}
