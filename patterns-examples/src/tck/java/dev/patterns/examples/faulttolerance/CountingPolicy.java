package dev.patterns.examples.faulttolerance;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * A circuit breaker for which every outcome is a success or a failure, as the specification has it. To ours, a failure
 * that {@code failOn} doesn't match is neither; so this reports to the breaker's permit how a call ended.
 */
final class CountingPolicy implements Policy {

    private final CircuitBreaker breaker;
    private final Predicate<? super Throwable> isFailure;

    CountingPolicy(CircuitBreaker breaker, Predicate<? super Throwable> isFailure) {
        this.breaker = breaker;
        this.isFailure = isFailure;
    }

    @Override
    public <T, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        var permit = acquire();
        try {
            var result = action.get();
            report(permit, null);
            return result;
        } catch (Throwable failure) {
            report(permit, failure);
            throw failure;
        }
    }

    @Override
    public <T> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        CircuitBreaker.Permit permit;
        try {
            permit = acquire();
        } catch (CircuitBreakerOpenException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
        return Stages.linked(action.get().toCompletableFuture(), (value, failure) -> {
            if (failure instanceof CancellationException) {
                permit.ignored();
            } else {
                report(permit, failure);
            }
            return failure;
        });
    }

    private CircuitBreaker.Permit acquire() {
        try {
            return breaker.acquire();
        } catch (CallRejectedException rejection) {
            throw new CircuitBreakerOpenException(rejection.getMessage(), rejection);
        }
    }

    private void report(CircuitBreaker.Permit permit, Throwable failure) {
        if (failure != null && isFailure.test(failure)) {
            permit.failed(failure);
        } else {
            permit.returned(null);
        }
    }
}
