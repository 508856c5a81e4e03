package dev.patterns.bench.jmh;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.examples.contenders.retry.RetryContender;
import dev.patterns.examples.contenders.retry.RetrySettings;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a retry costs a call that succeeds at once, and one that succeeds at the second attempt without a wait. Every
 * contender is called as its own users call it. All threads share one retry.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by set-up
public class RetryBenchmark {

    /** A way to make a call. */
    private interface Guard {
        String call(Supplier<String> action);
    }

    private static final IllegalStateException FAILURE = new IllegalStateException("no answer");

    @Param("HANDWRITTEN")
    public String contender;

    private Guard guard;
    private String answer = "answer";

    @Setup
    public void set() {
        guard = switch (contender) {
            case "DIRECT" -> Supplier::get;
            case "HANDWRITTEN" ->
                guard(Retry.builder("benchmark").backoff(Backoff.none()).build());
            case "HANDWRITTEN_WITH_BUDGET" -> budgeted(RetryBudget.ratio(0.1, 1_000_000));
            case "HANDWRITTEN_WITH_AWS_BUDGET" -> budgeted(RetryBudget.aws2026(failure -> false));
            case "HANDWRITTEN_WITH_GRPC_BUDGET" -> budgeted(RetryBudget.grpc());
            case "HANDWRITTEN_WITH_FINAGLE_BUDGET" -> budgeted(RetryBudget.finagle(Time.system()));
            case "HANDWRITTEN_WITH_ENVOY_BUDGET" -> budgeted(RetryBudget.envoy());
            case "HANDWRITTEN_WITH_GOOGLE_THROTTLE" -> budgeted(RetryBudget.googleThrottle(Time.system()));
            case "HANDWRITTEN_WITH_DEADLINE" ->
                guard(Retry.builder("benchmark")
                        .backoff(Backoff.none())
                        .maxDuration(Duration.ofSeconds(10))
                        .build());
            case "DOCUMENTED" -> guard(RetryContender.DOCUMENTED.open(RetrySettings.of("benchmark")));
            case "RESILIENCE4J" -> resilience4j();
            case "FAILSAFE" -> failsafe();
            default -> throw new IllegalArgumentException(contender);
        };
    }

    @Benchmark
    public String success() {
        return guard.call(() -> answer);
    }

    @Benchmark
    public String successAtTheSecondAttempt() {
        var attempts = new int[1];
        return guard.call(() -> {
            if (attempts[0]++ == 0) {
                throw FAILURE;
            }
            return answer;
        });
    }

    private static Guard budgeted(RetryBudget budget) {
        return guard(Retry.builder("benchmark")
                .backoff(Backoff.none())
                .budget(budget)
                .build());
    }

    private static Guard guard(Policy policy) {
        return action -> policy.call(action::get);
    }

    private static Guard resilience4j() {
        return io.github.resilience4j.retry.Retry.of(
                "benchmark",
                RetryConfig.custom()
                        .maxAttempts(3)
                        .intervalFunction(IntervalFunction.of(Duration.ofMillis(10)))
                        .intervalBiFunction((attempt, outcome) -> 0L)
                        .build())::executeSupplier;
    }

    private static Guard failsafe() {
        var retry = RetryPolicy.<String>builder().withMaxAttempts(3).build();
        return action -> Failsafe.with(retry).get(action::get);
    }
}
