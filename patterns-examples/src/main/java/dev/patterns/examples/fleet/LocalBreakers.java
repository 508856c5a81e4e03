package dev.patterns.examples.fleet;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A breaker for each client. They know nothing of each other. */
class LocalBreakers implements Breakers {

    final List<CircuitBreaker> breakers; // by the number of the client

    LocalBreakers(List<CircuitBreaker> breakers) {
        this.breakers = breakers;
    }

    @Override
    public final <T> CompletableFuture<T> call(int client, Supplier<CompletableFuture<T>> action) {
        return breakers.get(client).callAsync(action);
    }

    @Override
    public final boolean rejects(int client) {
        return breakers.get(client).state() != CircuitBreakerState.CLOSED;
    }
}
