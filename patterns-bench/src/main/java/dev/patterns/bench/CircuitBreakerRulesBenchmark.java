package dev.patterns.bench;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of each trip rule for a call that succeeds, compared with Resilience4j's two windows, and the cost of a
 * rejection. Both libraries are called directly, without an adapter. All threads share one breaker. Run it with
 * {@code -t 1} and {@code -t 2}, and with {@code -prof gc} for the bytes allocated in a call.
 */
@Warmup(iterations = 5, time = 1) // longer than a step of the time window
public class CircuitBreakerRulesBenchmark extends AverageTimeBenchmark {

    /** Makes a call through a breaker. */
    private interface Guard {
        String call(Supplier<String> action);
    }

    /** The breaker around the call, and its trip rule. */
    public enum Rule {
        DIRECT(() -> Supplier::get),
        CONSECUTIVE(() -> handwritten(TripRule.consecutiveFailures(5))),
        COUNT_WINDOW(() -> handwritten(TripRule.countWindow(100))),
        TIME_WINDOW(() -> handwritten(TripRule.timeWindow(Duration.ofSeconds(60)))),
        RESILIENCE4J_COUNT_WINDOW(() -> resilience4j(CircuitBreakerConfig.ofDefaults())::executeSupplier),
        RESILIENCE4J_TIME_WINDOW(() -> resilience4j(CircuitBreakerConfig.custom()
                .slidingWindow(60, 100, SlidingWindowType.TIME_BASED)
                .build())::executeSupplier);

        private final Supplier<Guard> factory;

        Rule(Supplier<Guard> factory) {
            this.factory = factory;
        }
    }

    /** The open breaker that rejects the call. */
    public enum Rejecting {
        HANDWRITTEN(() -> {
            var breaker = CircuitBreaker.builder("benchmark")
                    .tripWhen(TripRule.consecutiveFailures(1))
                    .openFor(Duration.ofDays(1))
                    .build();
            breaker.acquire().failed(new IllegalStateException("no answer"));
            return action -> breaker.call(action::get);
        }),
        RESILIENCE4J(() -> openResilience4j(true)),
        RESILIENCE4J_WITHOUT_STACK_TRACE(() -> openResilience4j(false));

        private final Supplier<Guard> factory;

        Rejecting(Supplier<Guard> factory) {
            this.factory = factory;
        }
    }

    /** A closed breaker. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // @Setup assigns the fields
    public static class Closed {
        @Param
        public Rule rule;

        Guard guard;
        String answer = "answer";

        @Setup
        public void make() {
            guard = rule.factory.get();
        }
    }

    /** An open breaker. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // @Setup assigns the fields
    public static class Open {
        @Param
        public Rejecting rejecting;

        Guard guard;

        @Setup
        public void make() {
            guard = rejecting.factory.get();
        }
    }

    @Benchmark
    public String success(Closed breaker) {
        return breaker.guard.call(() -> breaker.answer);
    }

    @Benchmark
    public RuntimeException rejection(Open breaker) {
        try {
            breaker.guard.call(() -> "answer");
        } catch (RuntimeException rejected) {
            return rejected;
        }
        throw new IllegalStateException("the breaker is not open");
    }

    private static Guard handwritten(TripRule rule) {
        var breaker = CircuitBreaker.builder("benchmark").tripWhen(rule).build();
        return action -> breaker.call(action::get);
    }

    private static Guard openResilience4j(boolean stackTrace) {
        var breaker = resilience4j(CircuitBreakerConfig.custom()
                .writableStackTraceEnabled(stackTrace)
                .waitDurationInOpenState(Duration.ofDays(1))
                .build());
        breaker.transitionToOpenState();
        return breaker::executeSupplier;
    }

    private static io.github.resilience4j.circuitbreaker.CircuitBreaker resilience4j(CircuitBreakerConfig config) {
        return io.github.resilience4j.circuitbreaker.CircuitBreaker.of("benchmark", config);
    }
}
