package dev.patterns.examples.contenders.limit;

import com.netflix.concurrency.limits.Limit;
import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * An algorithm of Netflix's concurrency-limits. It is told the latency of each call, so it runs on any clock. Its own
 * limiter reads the machine's clock; this does what {@code SimpleLimiter} does. Not thread-safe.
 */
final class NetflixLimit implements LimitAdapter {

    private final Limit algorithm;
    private final Time time;
    private int active;

    NetflixLimit(Limit algorithm, Time time) {
        this.algorithm = algorithm;
        this.time = time;
    }

    @Override
    public CompletableFuture<Void> call(Supplier<? extends CompletionStage<Void>> action) {
        if (active >= algorithm.getLimit()) {
            return CompletableFuture.failedFuture(new CallRejectedException("netflix", "limit reached", null));
        }
        int inFlight = ++active;
        long startedAt = time.nanoTime();
        return action.get().toCompletableFuture().whenComplete((nothing, failure) -> {
            active--;
            algorithm.onSample(startedAt, Math.max(1, time.nanoTime() - startedAt), inFlight, false);
        });
    }

    @Override
    public int limit() {
        return algorithm.getLimit();
    }
}
