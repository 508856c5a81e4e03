package dev.patterns.examples.fleet;

import dev.patterns.CallRejectedException;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreaker.Permit;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One breaker, in a store, that counts the calls of all clients. A client asks it for a permit before each call, and
 * reports the outcome after it. Without an answer in time the call is made unguarded, and doesn't count: a store that
 * is down must not stop the fleet.
 *
 * <p>An answer or a report that is lost leaves a permit open. If it was a probe's, the breaker takes the place back
 * after {@code probeLease}.
 */
final class SharedCountsBreaker implements Breakers {

    /** The store's answer: a permit, or why there is none. */
    private record Answer(@Nullable Permit permit, @Nullable CallRejectedException rejection) {}

    private final Link link;
    private final CircuitBreaker breaker; // in the store

    SharedCountsBreaker(Fleet fleet, Duration window) {
        this.link = fleet.link();
        this.breaker = fleet.breaker("store", window).build();
    }

    @Override
    public <T> CompletableFuture<T> call(int client, Supplier<CompletableFuture<T>> action) {
        return link.ask(this::answer, this::giveBack)
                .thenCompose(answer -> answer.map(known -> call(known, action)).orElseGet(action));
    }

    private <T> CompletableFuture<T> call(Answer answer, Supplier<CompletableFuture<T>> action) {
        var permit = answer.permit();
        if (permit == null) {
            return CompletableFuture.failedFuture(answer.rejection());
        }
        return action.get()
                .whenComplete((result, failure) -> link.send(() -> {
                    if (failure == null) {
                        permit.returned(result);
                    } else {
                        permit.failed(failure);
                    }
                }));
    }

    /** The call has been made without this answer. */
    private void giveBack(Answer tooLate) {
        var permit = tooLate.permit();
        if (permit != null) {
            link.send(permit::ignored);
        }
    }

    /** At the store. */
    private Answer answer() {
        try {
            return new Answer(breaker.acquire(), null);
        } catch (CallRejectedException rejection) {
            return new Answer(null, rejection);
        }
    }

    @Override
    public boolean rejects(int client) {
        return breaker.state() != CircuitBreakerState.CLOSED;
    }
}
