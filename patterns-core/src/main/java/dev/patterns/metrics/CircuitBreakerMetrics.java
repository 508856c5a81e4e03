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
 * A circuit breaker's meters, for Micrometer.
 *
 * <table>
 *   <caption>All are tagged with the breaker's {@code name}</caption>
 *   <tr><th>meter</th><th>type</th><th>more tags</th><th>what it says</th></tr>
 *   <tr><td>circuitbreaker.calls</td><td>timer</td><td>outcome</td><td>calls that were made, and how long they took</td></tr>
 *   <tr><td>circuitbreaker.calls.rejected</td><td>counter</td><td></td><td>calls that were turned away</td></tr>
 *   <tr><td>circuitbreaker.state</td><td>gauge</td><td>state</td><td>1 for the present state, 0 for the others</td></tr>
 *   <tr><td>circuitbreaker.transitions</td><td>counter</td><td>state</td><td>how often that state was entered</td></tr>
 *   <tr><td>circuitbreaker.failure.rate</td><td>gauge</td><td></td><td>0 to 1, over the window; NaN without one</td></tr>
 *   <tr><td>circuitbreaker.slow.call.rate</td><td>gauge</td><td></td><td>0 to 1, over the window; NaN without one</td></tr>
 * </table>
 *
 * Binding it makes the breaker time its calls: two readings of the clock and a timer's own work for each.
 */
public final class CircuitBreakerMetrics implements MeterBinder {

    private static final String NAME = "name";
    private static final List<CallOutcome> CALLS_MADE = List.of(
            CallOutcome.SUCCESS,
            CallOutcome.SLOW_SUCCESS,
            CallOutcome.FAILURE,
            CallOutcome.SLOW_FAILURE,
            CallOutcome.IGNORED);

    private final CircuitBreaker breaker;

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
                .description("Calls that the breaker turned away")
                .baseUnit("calls")
                .tag(NAME, breaker.name())
                .register(registry);
        // One meter for each from the start: a rate over a counter that is not there yet misses its first events.
        var calls =
                CALLS_MADE.stream().map(outcome -> callTimer(registry, outcome)).toList();
        var transitions = Arrays.stream(CircuitBreakerState.values())
                .map(state -> transitionCounter(registry, state))
                .toList();
        breaker.onEvent(event -> record(event, calls, transitions));
    }

    private static void record(CircuitBreakerEvent event, List<Timer> calls, List<Counter> transitions) {
        if (event instanceof StateTransition transition) {
            transitions.get(transition.to().ordinal()).increment();
        } else if (event instanceof CircuitBreakerEvent.Call call && CALLS_MADE.contains(call.outcome())) {
            calls.get(CALLS_MADE.indexOf(call.outcome())).record(call.elapsed());
        }
    }

    private void bindGauges(MeterRegistry registry) {
        for (var state : CircuitBreakerState.values()) {
            Gauge.builder("circuitbreaker.state", breaker, it -> it.state() == state ? 1 : 0)
                    .description("1 for the state that the breaker is in, 0 for the others")
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
                .description("Calls that the breaker let through")
                .tag(NAME, breaker.name())
                .tag("outcome", lowerCase(outcome))
                .register(registry);
    }

    private Counter transitionCounter(MeterRegistry registry, CircuitBreakerState state) {
        return Counter.builder("circuitbreaker.transitions")
                .description("How often the breaker entered the state")
                .tag(NAME, breaker.name())
                .tag("state", lowerCase(state))
                .register(registry);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
