package dev.patterns.examples.published;

import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** How many retries a full budget allows when every call fails. */
final class RetryBudgets {

    private RetryBudgets() {}

    static PublishedResult aws() {
        return new PublishedResult(
                "aws-retry-quota",
                "AWS SDK: the retry quota",
                new Source(
                        "Amazon Web Services",
                        "Announcing updated retry behavior for AWS SDKs and Tools",
                        "2026",
                        "https://aws.amazon.com/blogs/developer/"
                                + "announcing-updated-retry-behavior-for-aws-sdks-and-tools/"),
                "A bucket of 500 tokens; every call fails. A retry takes 5 tokens, or 14 with `AWS_NEW_RETRIES_2026`.",
                () -> List.of(
                        retries("500 tokens at 5 a retry", 100, retries(RetryBudget.awsStandard(failure -> false))),
                        retries("500 tokens at 14 a retry", 35, retries(RetryBudget.aws2026(failure -> false)))));
    }

    static PublishedResult grpc() {
        return new PublishedResult(
                "grpc-retry-throttling",
                "gRPC: retry throttling",
                new Source(
                        "Noah Eisen and Eric Gribkoff",
                        "gRPC proposal A6: client retries",
                        "2017",
                        "https://github.com/grpc/proposal/blob/master/A6-client-retries.md"),
                "A bucket of 10 tokens; every call fails and takes one. Retries stop when 5 tokens or fewer are left.",
                () -> List.of(retries("retries until the bucket is half empty", 4, retries(RetryBudget.grpc()))));
    }

    static PublishedResult finagle() {
        return new PublishedResult(
                "finagle-retry-budget",
                "Finagle: a budget over a window",
                new Source(
                        "Kevin Oliver",
                        "Retry Budgets, Finagle blog",
                        "2016",
                        "https://finagle.github.io/blog/2016/02/08/retry-budgets"),
                "1,000 calls at one moment; the last one fails until the budget refuses. 20 % of the calls are"
                        + " allowed, and 10 a second, over a window of 10 s.",
                () -> List.of(retries("20 % of 1,000 calls, and 10/s for 10 s", 300, finagleRetriesAfter(1_000))));
    }

    static PublishedResult envoy() {
        return new PublishedResult(
                "envoy-retry-budget",
                "Envoy: a budget of concurrent retries",
                new Source(
                        "Envoy project",
                        "Envoy API v3: CircuitBreakers.Thresholds.RetryBudget",
                        "undated",
                        "https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/cluster/v3/circuit_breaker.proto"),
                "Calls that fail at the same moment wait for their retries together. The budget is 20 % of the calls in"
                        + " flight, and at least 3.",
                () -> List.of(
                        retries("100 calls at once", 20, envoyRetriesOf(100)),
                        retries("5 calls at once", 3, envoyRetriesOf(5))));
    }

    private static Comparison retries(String figure, int published, int ours) {
        return new Comparison(figure, "%.0f retries", published, ours, Bound.EXACT, "counted");
    }

    private static int retries(RetryBudget budget) {
        var calls = new int[1];
        var retry = Retry.builder("bucket")
                .maxAttempts(1_000)
                .backoff(Backoff.none())
                .budget(budget)
                .build();
        try {
            retry.call(() -> {
                calls[0]++;
                throw new IOException("down");
            });
        } catch (IOException down) {
            return calls[0] - 1;
        }
        throw new IllegalStateException("a call whose attempts all fail has succeeded");
    }

    /** The last of so many calls fails, and is retried until the budget refuses. */
    private static int finagleRetriesAfter(int calls) {
        try (var time = new SimulatedTime(7)) {
            var budget = RetryBudget.finagle(time);
            var retry = Retry.builder("finagle").budget(budget).time(time).build();
            for (int call = 0; call < calls - 1; call++) {
                retry.call(() -> "answer");
            }
            return retries(budget);
        }
    }

    /** So many calls fail at the same moment, and wait for their retries together. */
    private static int envoyRetriesOf(int calls) {
        try (var time = new SimulatedTime(7)) {
            var retry = Retry.builder("envoy")
                    .maxAttempts(2)
                    .backoff(Backoff.fixed(Duration.ofSeconds(1)))
                    .budget(RetryBudget.envoy())
                    .time(time)
                    .build();
            var attempts = new AtomicInteger();
            var answer = new CompletableFuture<String>();
            for (int call = 0; call < calls; call++) {
                retry.callAsync(() -> {
                    attempts.incrementAndGet();
                    return answer.copy();
                });
            }
            answer.completeExceptionally(new IOException("down"));
            time.advance(Duration.ofSeconds(2));
            return attempts.get() - calls;
        }
    }
}
