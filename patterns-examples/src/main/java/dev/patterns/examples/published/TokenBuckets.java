package dev.patterns.examples.published;

import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import java.io.IOException;
import java.util.List;

/** The number of retries that a full token bucket allows when every call fails. */
final class TokenBuckets {

    private TokenBuckets() {}

    static List<Comparison> comparisons() {
        int aws = retries(RetryBudget.aws2026(failure -> false));
        int grpc = retries(RetryBudget.grpc());
        return List.of(
                new Comparison("AWS: 500 tokens at 14 a retry", "35 retries", aws + " retries", aws == 35),
                new Comparison(
                        "gRPC: first failure that is not retried",
                        "the 5th",
                        "the " + (grpc + 1) + "th",
                        grpc + 1 == 5));
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
}
