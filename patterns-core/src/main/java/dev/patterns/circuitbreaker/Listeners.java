package dev.patterns.circuitbreaker;

import dev.patterns.Cancellable;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to know, the log first among them. None of them can change what has happened. */
final class Listeners {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreaker.class);

    private final CircuitBreakerConfig config;
    private volatile List<Consumer<? super StateTransition>> forTransitions = List.of();
    private volatile List<Consumer<? super CircuitBreakerEvent>> forAll = List.of();
    private volatile boolean callsAreWatched; // read by every call

    Listeners(CircuitBreakerConfig config) {
        this.config = config;
        this.callsAreWatched = theBreakerWatches();
    }

    synchronized Cancellable addForTransitions(Consumer<? super StateTransition> listener) {
        forTransitions = with(forTransitions, listener);
        return () -> removeForTransitions(listener);
    }

    synchronized Cancellable addForAll(Consumer<? super CircuitBreakerEvent> listener) {
        forAll = with(forAll, listener);
        callsAreWatched = true;
        return () -> removeForAll(listener);
    }

    private synchronized void removeForTransitions(Consumer<? super StateTransition> listener) {
        forTransitions = without(forTransitions, listener);
    }

    private synchronized void removeForAll(Consumer<? super CircuitBreakerEvent> listener) {
        forAll = without(forAll, listener);
        callsAreWatched = theBreakerWatches() || hearCalls();
    }

    /** Does it matter to anybody how long a call takes, or what it returns? Otherwise only whether it throws. */
    boolean callsAreWatched() {
        return callsAreWatched;
    }

    private boolean theBreakerWatches() {
        return config.slowAfter().isPresent() || !config.failsOn().equals(CircuitBreakerConfig.NO_RESULT);
    }

    boolean hearCalls() {
        return !forAll.isEmpty();
    }

    void tellOfCall(CallOutcome outcome, long nanos, @Nullable Throwable failure) {
        tell(forAll, new CircuitBreakerEvent.Call(config.name(), outcome, Duration.ofNanos(nanos), failure));
    }

    void tell(StateTransition transition, CircuitState to) {
        writeLog(transition, to);
        tell(forTransitions, transition);
        tell(forAll, transition);
    }

    /** What is handed to the logger may fail to print itself; the logger survives that. */
    private void writeLog(StateTransition transition, CircuitState to) {
        if (transition.to() == CircuitBreakerState.OPEN) {
            Object why = transition.failure() == null ? config.tripWhen() : transition.failure();
            // the failure is not the last argument: one line, without its stack trace
            log.warn(
                    "Circuit breaker OPENED for {} after {}, to be probed in {}",
                    config.name(),
                    why,
                    to.nextProbeIn().orElse(Duration.ZERO));
        } else {
            log.info("Circuit breaker {} for {}", transition.to(), config.name());
        }
    }

    private <E> void tell(List<? extends Consumer<? super E>> listeners, E event) {
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
