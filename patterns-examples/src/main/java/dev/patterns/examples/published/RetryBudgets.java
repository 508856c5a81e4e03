package dev.patterns.examples.published;

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

    static List<Comparison> comparisons() {
        int awsStandard = retries(RetryBudget.awsStandard(failure -> false));
        int aws = retries(RetryBudget.aws2026(failure -> false));
        int grpc = retries(RetryBudget.grpc());
        int finagle = finagleRetriesAfter(1_000);
        int envoy = envoyRetriesOf(100);
        return List.of(
                retries("AWS, standard mode: 500 tokens at 5 a retry", 100, awsStandard),
                retries("AWS: 500 tokens at 14 a retry", 35, aws),
                new Comparison(
                        "gRPC: first failure that is not retried",
                        "the 5th",
                        "the " + (grpc + 1) + "th",
                        grpc + 1 == 5),
                retries("Finagle: 20 % of 1,000 calls, 10/s for 10 s", 300, finagle),
                retries("Envoy: 20 % of 100 calls at once", 20, envoy));
    }

    private static Comparison retries(String figure, int published, int ours) {
        return new Comparison(figure, published + " retries", ours + " retries", ours == published);
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
