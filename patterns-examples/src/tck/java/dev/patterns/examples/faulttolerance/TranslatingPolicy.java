package dev.patterns.examples.faulttolerance;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A policy whose own exceptions become the specification's, so that the policies around it see those. */
final class TranslatingPolicy implements Policy {

    private final Policy policy;
    private final UnaryOperator<Throwable> translation;

    TranslatingPolicy(Policy policy, UnaryOperator<Throwable> translation) {
        this.policy = policy;
        this.translation = translation;
    }

    @Override
    public <T, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        try {
            return policy.call(action);
        } catch (RuntimeException failure) {
            throw (RuntimeException) translation.apply(failure);
        }
    }

    @Override
    public <T> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return Stages.linked(policy.callAsync(action), (value, failure) -> translation.apply(failure));
    }
}
