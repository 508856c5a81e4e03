package dev.patterns.examples.published;

import dev.patterns.Policy;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Each layer of a system retries, and the attempts multiply. */
final class RetryLayers {

    private RetryLayers() {}

    static PublishedResult google() {
        return new PublishedResult(
                "three-layers",
                "Retries in three layers multiply",
                GoogleSre.CASCADES,
                "The database is down. Backend, frontend and browser make four attempts each.",
                () -> List.of(new Comparison(
                        "attempts on the database", "%.0f", 64, attempts(3, 4), Bound.EXACT, "counted")));
    }

    static PublishedResult amazon() {
        return new PublishedResult(
                "five-layers",
                "Retries in five layers multiply",
                new Source(
                        "Marc Brooker",
                        "Timeouts, retries, and backoff with jitter, The Amazon Builders' Library",
                        "2019",
                        "https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/"),
                "A stack of five services over a database that is down. Each makes three attempts.",
                () -> List.of(new Comparison(
                        "load on the database", "%.0f times", 243, attempts(5, 3), Bound.EXACT, "counted")));
    }

    private static int attempts(int layers, int attemptsOfEach) {
        var stack = Policy.compose(IntStream.range(0, layers)
                .mapToObj(layer -> Retry.builder("layer-" + layer)
                        .maxAttempts(attemptsOfEach)
                        .backoff(Backoff.none())
                        .build())
                .toArray(Policy[]::new));
        var attempts = new int[1];
        try {
            stack.call(() -> {
                attempts[0]++;
                throw new IOException("down");
            });
        } catch (IOException down) {
            return attempts[0];
        }
        throw new IllegalStateException("a call whose attempts all fail has succeeded");
    }
}
