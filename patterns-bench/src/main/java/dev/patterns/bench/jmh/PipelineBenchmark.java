package dev.patterns.bench.jmh;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.fallback.Fallback;
import dev.patterns.retry.Retry;
import dev.patterns.timeout.Timeout;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Policies composed: retry around breaker, and around a timeout in the asynchronous form. The blocking form has no
 * timeout, since contenders' timeouts do different things there; {@link TimeoutBenchmark} has them by themselves. A
 * fallback is measured with a call that fails and with one that doesn't.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by set-up
public class PipelineBenchmark {

    private static final IllegalStateException FAILURE = new IllegalStateException("no answer");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Param("HANDWRITTEN")
    public String contender;

    private Supplier<String> blocking;
    private Supplier<CompletableFuture<String>> async;
    private Supplier<String> fallbackUnused;
    private Supplier<String> fallbackUsed;
    private String answer = "answer";
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "benchmark-timer");
        thread.setDaemon(true);
        return thread;
    });

    @Setup
    public void set() {
        switch (contender) {
            case "DIRECT" -> {
                blocking = () -> answer;
                async = () -> CompletableFuture.completedFuture(answer);
                fallbackUnused = () -> answer;
                fallbackUsed = () -> answer;
            }
            case "HANDWRITTEN" -> setHandwritten();
            case "RESILIENCE4J" -> setResilience4j();
            case "FAILSAFE" -> setFailsafe();
            default -> throw new IllegalArgumentException(contender);
        }
    }

    @TearDown
    public void stop() {
        scheduler.shutdownNow();
    }

    @Benchmark
    public String retryAndBreaker() {
        return blocking.get();
    }

    @Benchmark
    public String retryBreakerAndTimeoutAsync() {
        return async.get().join();
    }

    @Benchmark
    public String fallbackUnused() {
        return fallbackUnused.get();
    }

    @Benchmark
    public String fallbackUsed() {
        return fallbackUsed.get();
    }

    private void setHandwritten() {
        var retry = Retry.builder("benchmark").build();
        var breaker = CircuitBreaker.builder("benchmark")
                .tripWhen(TripRule.countWindow(100))
                .build();
        var timeout = Timeout.builder("benchmark").limit(LIMIT).build();
        var both = Policy.compose(retry, breaker);
        blocking = () -> both.call(() -> answer);
        var three = Policy.compose(retry, breaker, timeout);
        async = () -> three.callAsync(() -> CompletableFuture.completedFuture(answer));
        var fallback = Fallback.builder("benchmark").build();
        fallbackUnused = () -> fallback.call(() -> answer, () -> "instead");
        fallbackUsed = () -> fallback.call(PipelineBenchmark::fail, () -> "instead");
    }

    private void setResilience4j() {
        var retry = io.github.resilience4j.retry.Retry.ofDefaults("benchmark");
        var breaker = io.github.resilience4j.circuitbreaker.CircuitBreaker.ofDefaults("benchmark");
        var limiter = TimeLimiter.of(LIMIT);
        CheckedSupplier<String> guarded = io.github.resilience4j.retry.Retry.decorateCheckedSupplier(
                retry,
                io.github.resilience4j.circuitbreaker.CircuitBreaker.decorateCheckedSupplier(breaker, () -> answer));
        blocking = guarded.unchecked()::get;
        async = () -> retry.executeCompletionStage(
                        scheduler,
                        () -> breaker.executeCompletionStage(() -> limiter.executeCompletionStage(
                                scheduler, () -> CompletableFuture.completedFuture(answer))))
                .toCompletableFuture();
    }

    private void setFailsafe() {
        var retry = RetryPolicy.<String>ofDefaults();
        var breaker = dev.failsafe.CircuitBreaker.<String>builder()
                .withFailureThreshold(50, 100)
                .build();
        FailsafeExecutor<String> both = Failsafe.with(retry, breaker);
        blocking = () -> both.get(() -> answer);
        var three = Failsafe.with(retry, breaker, dev.failsafe.Timeout.<String>of(LIMIT));
        async = () -> three.getStageAsync(() -> CompletableFuture.completedFuture(answer));
        var fallback = Failsafe.with(dev.failsafe.Fallback.of("instead"));
        fallbackUnused = () -> fallback.get(() -> answer);
        fallbackUsed = () -> fallback.get(PipelineBenchmark::fail);
    }

    private static String fail() {
        throw FAILURE;
    }
}
