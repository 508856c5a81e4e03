package dev.patterns.bench.jmh;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerBuilder;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.contenders.breaker.BreakerContender;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a breaker costs a call, and what it costs to be rejected. Every contender is called as its own users call it,
 * without an adapter. All threads share one breaker, which none of these calls opens.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by set-up
public class BreakerBenchmark {

    /** How the breaker counts. */
    public enum Rule {
        /** Five failures in a row. Resilience4j has no such rule: its count window of five, all of which must fail. */
        CONSECUTIVE,
        /** Half of the last 100 calls. */
        COUNT_WINDOW,
        /** Half of the calls of the last 60 s. */
        TIME_WINDOW,
        /** Half of the last 100 calls failed or took more than a second. */
        TIMED_COUNT_WINDOW
    }

    /** A way to make a call. */
    private interface Guard {
        String call(Supplier<String> action);
    }

    private static final Duration ALWAYS = Duration.ofDays(1);
    private static final IllegalStateException FAILURE = new Failure();

    @Param("HANDWRITTEN")
    public String contender;

    @Param
    public Rule rule;

    private Guard closed;
    private Guard open;
    private Guard halfOpen;
    private String answer = "answer";
    private int calls;

    @Setup
    public void set() {
        switch (contender) {
            case "DIRECT" -> closed = Supplier::get;
            case "HANDWRITTEN" -> setHandwritten();
            case "RESILIENCE4J" -> setResilience4j();
            case "FAILSAFE" -> setFailsafe();
            case "DOCUMENTED" -> {
                var breaker = BreakerContender.DOCUMENTED.open(BreakerSettings.of("benchmark"));
                closed = action -> breaker.call(action::get);
            }
            default -> throw new IllegalArgumentException(contender);
        }
    }

    @Benchmark
    public String success() {
        return closed.call(() -> answer);
    }

    /** Every tenth call fails: the window counts failures, and is far from its limit. */
    @Benchmark
    public Object mixed() {
        try {
            return closed.call(() -> {
                if (++calls % 10 == 0) {
                    throw FAILURE;
                }
                return answer;
            });
        } catch (IllegalStateException | FailsafeException failure) {
            return failure;
        }
    }

    @Benchmark
    public RuntimeException rejectionWhileOpen() {
        return rejection(open);
    }

    /** The one probe that may be out is out, all the time. */
    @Benchmark
    public RuntimeException rejectionWhileHalfOpen() {
        return rejection(halfOpen);
    }

    private RuntimeException rejection(Guard guard) {
        try {
            guard.call(() -> answer);
        } catch (RuntimeException rejected) {
            return rejected;
        }
        throw new IllegalStateException("the call was not rejected");
    }

    private void setHandwritten() {
        var breaker = handwritten(
                switch (rule) {
                    case CONSECUTIVE -> TripRule.consecutiveFailures(5);
                    case COUNT_WINDOW, TIMED_COUNT_WINDOW -> TripRule.countWindow(100);
                    case TIME_WINDOW -> TripRule.timeWindow(Duration.ofSeconds(60));
                });
        if (rule == Rule.TIMED_COUNT_WINDOW) {
            breaker.slowAfter(Duration.ofSeconds(1));
        }
        closed = guard(breaker.build());
        var opened =
                handwritten(TripRule.consecutiveFailures(1)).openFor(ALWAYS).build();
        opened.acquire().failed(FAILURE);
        open = guard(opened);
        var probing = handwritten(TripRule.consecutiveFailures(1))
                .openFor(Duration.ofNanos(1))
                .probeLease(ALWAYS)
                .build();
        probing.acquire().failed(FAILURE);
        probing.acquire(); // the probe, never settled
        halfOpen = guard(probing);
    }

    private static CircuitBreakerBuilder handwritten(TripRule rule) {
        return CircuitBreaker.builder("benchmark").tripWhen(rule);
    }

    private static Guard guard(CircuitBreaker breaker) {
        return action -> breaker.call(action::get);
    }

    private void setResilience4j() {
        var config = CircuitBreakerConfig.custom();
        switch (rule) {
            case CONSECUTIVE ->
                config.slidingWindow(5, 5, SlidingWindowType.COUNT_BASED).failureRateThreshold(100);
            case COUNT_WINDOW, TIMED_COUNT_WINDOW -> config.slidingWindow(100, 20, SlidingWindowType.COUNT_BASED);
            case TIME_WINDOW -> config.slidingWindow(60, 20, SlidingWindowType.TIME_BASED);
        }
        config.slowCallDurationThreshold(rule == Rule.TIMED_COUNT_WINDOW ? Duration.ofSeconds(1) : ALWAYS);
        closed = io.github.resilience4j.circuitbreaker.CircuitBreaker.of("benchmark", config.build())::executeSupplier;
        var opened = resilience4jWithoutStackTraces();
        opened.transitionToOpenState();
        open = opened::executeSupplier;
        var probing = resilience4jWithoutStackTraces();
        probing.transitionToOpenState();
        probing.transitionToHalfOpenState();
        probing.acquirePermission();
        halfOpen = probing::executeSupplier;
    }

    /** Its best setting for rejections: with stack traces they cost several times as much. */
    private static io.github.resilience4j.circuitbreaker.CircuitBreaker resilience4jWithoutStackTraces() {
        return io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                "benchmark",
                CircuitBreakerConfig.custom()
                        .writableStackTraceEnabled(false)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(ALWAYS)
                        .build());
    }

    private void setFailsafe() {
        var config = dev.failsafe.CircuitBreaker.<String>builder();
        switch (rule) {
            case CONSECUTIVE -> config.withFailureThreshold(5);
            case COUNT_WINDOW, TIMED_COUNT_WINDOW -> config.withFailureThreshold(50, 100);
            case TIME_WINDOW -> config.withFailureRateThreshold(50, 20, Duration.ofSeconds(60));
        }
        var breaker = config.build();
        closed = action -> Failsafe.with(breaker).get(action::get);
        var opened =
                dev.failsafe.CircuitBreaker.<String>builder().withDelay(ALWAYS).build();
        opened.open();
        open = action -> Failsafe.with(opened).get(action::get);
        var probing =
                dev.failsafe.CircuitBreaker.<String>builder().withDelay(ALWAYS).build();
        probing.halfOpen();
        probing.tryAcquirePermit();
        halfOpen = action -> Failsafe.with(probing).get(action::get);
    }

    private static final class Failure extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Failure() {
            super("no answer");
            setStackTrace(new StackTraceElement[0]);
        }
    }
}
