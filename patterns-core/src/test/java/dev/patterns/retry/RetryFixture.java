package dev.patterns.retry;

import dev.patterns.CheckedSupplier;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A retry in simulated time, and calls that return or throw one outcome after another. */
final class RetryFixture {

    final SimulatedTime time = new SimulatedTime(7);

    /** When each attempt started, in milliseconds. */
    final List<Long> attemptedAt = new ArrayList<>();

    /** Waits of 100, 200, 400, … ms. */
    RetryBuilder retry() {
        return Retry.builder("quotes")
                .time(time)
                .random(time.random())
                .backoff(Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(1)));
    }

    /** Calls with an action that has one outcome after another: an exception is thrown, anything else returned. */
    Object call(Retry retry, Object... outcomes) throws Exception {
        var next = Arrays.asList(outcomes).iterator();
        return retry.call(() -> attempt(next));
    }

    CompletableFuture<Object> callAsync(Retry retry, Object... outcomes) {
        var next = Arrays.asList(outcomes).iterator();
        return retry.callAsync(() -> {
            try {
                return CompletableFuture.completedFuture(attempt(next));
            } catch (Exception failure) {
                return CompletableFuture.failedFuture(failure);
            }
        });
    }

    CheckedSupplier<String, RuntimeException> failing(int times) {
        return failing(times, new IllegalStateException());
    }

    /** Fails that many times, then answers. */
    <X extends Exception> CheckedSupplier<String, X> failing(int times, X failure) {
        var left = new int[] {times};
        return () -> {
            attemptedAt.add(time.elapsed().toMillis());
            if (left[0]-- > 0) {
                throw failure;
            }
            return "answer";
        };
    }

    private Object attempt(Iterator<Object> outcomes) throws Exception {
        attemptedAt.add(time.elapsed().toMillis());
        var outcome = outcomes.next();
        if (outcome instanceof Exception failure) {
            throw failure;
        } else if (outcome instanceof Error error) {
            throw error;
        }
        return outcome;
    }
}
