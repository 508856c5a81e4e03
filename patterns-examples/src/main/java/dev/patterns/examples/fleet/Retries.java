package dev.patterns.examples.fleet;

import dev.patterns.CallRejectedException;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The retries of a fleet: up to three attempts a call. A budget allows a tenth of the successes, and a burst of ten
 * for each client. It is each client's own, or one of the same total that all of them share: then a client asks for
 * each retry over the link, and tells it each success.
 */
final class Retries {

    static final String BUDGET = "shared budget";
    private static final double RATIO = 0.1;
    private static final int BURST = 10;

    private final Budget budget;
    private final Link link;
    private final List<Retry> retries; // by the number of the client

    Retries(Budget budget, Fleet fleet) {
        this.budget = budget;
        this.link = fleet.link();
        var shared = RetryBudget.ratio(RATIO, BURST * fleet.clients());
        this.retries = IntStream.range(0, fleet.clients())
                .mapToObj(client -> retry(fleet, shared))
                .toList();
    }

    private Retry retry(Fleet fleet, RetryBudget shared) {
        var retry = Retry.builder("client")
                .maxAttempts(3)
                .backoff(Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(1))
                        .withFullJitter())
                .time(fleet.time())
                .random(fleet.random().split());
        return switch (budget) {
            case NONE -> retry.build();
            case LOCAL -> retry.budget(RetryBudget.ratio(RATIO, BURST)).build();
            case SHARED -> retry.budget(shared).build();
        };
    }

    <T> CompletableFuture<T> call(int client, Supplier<CompletableFuture<T>> attempt) {
        return budget == Budget.SHARED
                ? callAsking(client, attempt)
                : retries.get(client).callAsync(attempt);
    }

    /** The budget's own code decides at once; the way there and back is added to it. */
    private <T> CompletableFuture<T> callAsking(int client, Supplier<CompletableFuture<T>> attempt) {
        var made = new int[1];
        return retries.get(client)
                .callAsync(() -> made[0]++ == 0 ? attempt.get() : askFirst(attempt))
                .whenComplete((result, failure) -> {
                    if (failure == null) {
                        link.send(() -> {});
                    }
                });
    }

    private <T> CompletableFuture<T> askFirst(Supplier<CompletableFuture<T>> retry) {
        return link.ask(() -> true, granted -> {})
                .thenCompose(answer -> answer.isPresent()
                        ? retry.get()
                        : CompletableFuture.failedFuture(new CallRejectedException(BUDGET, "no answer", -1)));
    }
}
