package dev.patterns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Guards a call: may admit it, reject it, repeat it or limit its time.
 *
 * <p>Policies nest, and the order matters. The same three policies, composed in two ways:
 *
 * <pre>{@code
 * Policy.compose(retry, breaker, timeout)   // the breaker admits and counts each attempt;
 *                                           // after it has opened, the remaining attempts are rejected
 * Policy.compose(breaker, retry, timeout)   // the breaker counts all attempts together as one call;
 *                                           // two failures and then a success count as a success
 * }</pre>
 *
 * <p>A policy is built once and shared by all calls to the same dependency. All implementations here are safe for use
 * by any number of threads.
 */
public interface Policy {

    /**
     * Makes the call under this policy and waits for its outcome.
     *
     * @return what the action returned
     * @throws X what the action threw, unchanged
     * @throws CallRejectedException if a policy rejected the call
     */
    <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X;

    /**
     * Makes an asynchronous call under this policy, with the same decisions. Nothing is thrown: every failure completes
     * the future, without a {@link java.util.concurrent.CompletionException} around it. Cancelling the future cancels
     * the call.
     *
     * <p>The future may complete on the thread of the timers, at a timeout or when a wait ends. What is attached to it
     * must not block there: use the methods that take an executor, such as {@link CompletableFuture#thenApplyAsync}.
     */
    <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action);

    /** Nests the policies, the first outermost. Without any, the result only calls the action. */
    static Policy compose(Policy... outermostFirst) {
        Policy composed = NoPolicy.INSTANCE;
        for (int i = outermostFirst.length - 1; i >= 0; i--) {
            composed =
                    composed == NoPolicy.INSTANCE ? outermostFirst[i] : new ComposedPolicy(outermostFirst[i], composed);
        }
        return composed;
    }
}
