package dev.patterns.bench;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What each trip rule costs a call that succeeds, beside Resilience4j's two windows, and what a rejection costs; both called as
 * their own users call them, without an adapter. All threads share one breaker: {@code -t 1} and {@code -t 2}, {@code -prof gc}
 * for bytes a call.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1) // more than a step of the time window
@Measurement(iterations = 5, time = 1)
public class CircuitBreakerRulesBenchmark {

    /** A breaker's way to make a call. */
    private interface Guard {
        String call(Supplier<String> action);
    }

    /** Who guards the call, and by which rule. */
    public enum Rule {
        DIRECT(() -> Supplier::get),
        CONSECUTIVE(() -> ours(TripRule.consecutiveFailures(5))),
        COUNT_WINDOW(() -> ours(TripRule.countWindow(100))),
        TIME_WINDOW(() -> ours(TripRule.timeWindow(Duration.ofSeconds(60)))),
        RESILIENCE4J_COUNT_WINDOW(() -> theirs(CircuitBreakerConfig.ofDefaults())::executeSupplier),
        RESILIENCE4J_TIME_WINDOW(() -> theirs(CircuitBreakerConfig.custom()
                .slidingWindow(60, 100, SlidingWindowType.TIME_BASED)
                .build())::executeSupplier);

        private final Supplier<Guard> make;

        Rule(Supplier<Guard> make) {
            this.make = make;
        }
    }

    /** Who turns the call away. */
    public enum Rejecting {
        HANDWRITTEN(() -> {
            var breaker = CircuitBreaker.builder("benchmark")
                    .tripWhen(TripRule.consecutiveFailures(1))
                    .openFor(Duration.ofDays(1))
                    .build();
            breaker.acquire().failed(new IllegalStateException("no answer"));
            return action -> breaker.call(action::get);
        }),
        RESILIENCE4J(() -> open(true)),
        RESILIENCE4J_WITHOUT_STACK_TRACE(() -> open(false));

        private final Supplier<Guard> make;

        Rejecting(Supplier<Guard> make) {
            this.make = make;
        }
    }

    /** A breaker that is closed. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // by set-up
    public static class Closed {
        @Param
        public Rule rule;

        Guard guard;
        String answer = "answer";

        @Setup
        public void make() {
            guard = rule.make.get();
        }
    }

    /** A breaker that is open. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // by set-up
    public static class Open {
        @Param
        public Rejecting rejecting;

        Guard guard;

        @Setup
        public void make() {
            guard = rejecting.make.get();
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
        throw new IllegalStateException("not open");
    }

    private static Guard ours(TripRule rule) {
        var breaker = CircuitBreaker.builder("benchmark").tripWhen(rule).build();
        return action -> breaker.call(action::get);
    }

    private static Guard open(boolean stackTrace) {
        var breaker = theirs(CircuitBreakerConfig.custom()
                .writableStackTraceEnabled(stackTrace)
                .waitDurationInOpenState(Duration.ofDays(1))
                .build());
        breaker.transitionToOpenState();
        return breaker::executeSupplier;
    }

    private static io.github.resilience4j.circuitbreaker.CircuitBreaker theirs(CircuitBreakerConfig config) {
        return io.github.resilience4j.circuitbreaker.CircuitBreaker.of("benchmark", config);
    }
}
