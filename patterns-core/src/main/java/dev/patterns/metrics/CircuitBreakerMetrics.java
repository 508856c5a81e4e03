package dev.patterns.metrics;

import dev.patterns.circuitbreaker.CallOutcome;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerEvent;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.circuitbreaker.CircuitBreakerStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Registers a circuit breaker's meters with Micrometer.
 *
 * <table>
 *   <caption>All have the tag {@code name}: the breaker's name</caption>
 *   <tr><th>meter</th><th>type</th><th>more tags</th><th>value</th></tr>
 *   <tr><td>circuitbreaker.calls</td><td>timer</td><td>outcome</td><td>admitted calls and their durations</td></tr>
 *   <tr><td>circuitbreaker.calls.rejected</td><td>counter</td><td></td><td>calls that were rejected</td></tr>
 *   <tr><td>circuitbreaker.state</td><td>gauge</td><td>state</td><td>1 for the current state, else 0</td></tr>
 *   <tr><td>circuitbreaker.transitions</td><td>counter</td><td>state</td><td>transitions to that state</td></tr>
 *   <tr><td>circuitbreaker.failure.rate</td><td>gauge</td><td></td><td>0 to 1; NaN without a window</td></tr>
 *   <tr><td>circuitbreaker.slow.call.rate</td><td>gauge</td><td></td><td>0 to 1; NaN without a window</td></tr>
 * </table>
 *
 * Binding it makes the breaker time its calls: each call costs two clock reads and the work of a Micrometer timer.
 */
public final class CircuitBreakerMetrics implements MeterBinder {

    private static final String NAME = "name";
    private static final List<CallOutcome> ADMITTED = List.of(
            CallOutcome.SUCCESS,
            CallOutcome.SLOW_SUCCESS,
            CallOutcome.FAILURE,
            CallOutcome.SLOW_FAILURE,
            CallOutcome.IGNORED);

    private final CircuitBreaker breaker;

    /** Metrics of this one; {@link #bindTo} registers them. */
    public CircuitBreakerMetrics(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bindGauges(registry);
        FunctionCounter.builder(
                        "circuitbreaker.calls.rejected",
                        breaker,
                        it -> it.status().rejected())
                .description("Calls that the breaker rejected")
                .baseUnit("calls")
                .tag(NAME, breaker.name())
                .register(registry);
        // All meters exist from the start: a rate over a counter that doesn't exist yet misses its first events.
        var calls =
                ADMITTED.stream().map(outcome -> callTimer(registry, outcome)).toList();
        var transitions = Arrays.stream(CircuitBreakerState.values())
                .map(state -> transitionCounter(registry, state))
                .toList();
        breaker.onEvent(event -> record(event, calls, transitions));
    }

    private static void record(CircuitBreakerEvent event, List<Timer> calls, List<Counter> transitions) {
        if (event instanceof StateTransition transition) {
            transitions.get(transition.to().ordinal()).increment();
        } else if (event instanceof CircuitBreakerEvent.Call call && ADMITTED.contains(call.outcome())) {
            calls.get(ADMITTED.indexOf(call.outcome())).record(call.elapsed());
        }
    }

    private void bindGauges(MeterRegistry registry) {
        for (var state : CircuitBreakerState.values()) {
            Gauge.builder("circuitbreaker.state", breaker, it -> it.state() == state ? 1 : 0)
                    .description("1 for the breaker's current state, 0 for the others")
                    .tag(NAME, breaker.name())
                    .tag("state", lowerCase(state))
                    .register(registry);
        }
        bindRate(
                registry,
                "circuitbreaker.failure.rate",
                "The share of the window's calls that failed",
                CircuitBreakerStatus::failureRate);
        bindRate(
                registry,
                "circuitbreaker.slow.call.rate",
                "The share of the window's calls that were slow",
                CircuitBreakerStatus::slowCallRate);
    }

    private void bindRate(
            MeterRegistry registry,
            String meter,
            String description,
            Function<CircuitBreakerStatus, OptionalDouble> rate) {
        Gauge.builder(meter, breaker, it -> rate.apply(it.status()).orElse(Double.NaN))
                .description(description)
                .tag(NAME, breaker.name())
                .register(registry);
    }

    private Timer callTimer(MeterRegistry registry, CallOutcome outcome) {
        return Timer.builder("circuitbreaker.calls")
                .description("Calls that the breaker admitted")
                .tag(NAME, breaker.name())
                .tag("outcome", lowerCase(outcome))
                .register(registry);
    }

    private Counter transitionCounter(MeterRegistry registry, CircuitBreakerState state) {
        return Counter.builder("circuitbreaker.transitions")
                .description("Transitions of the breaker to the state")
                .tag(NAME, breaker.name())
                .tag("state", lowerCase(state))
                .register(registry);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
