package dev.patterns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Guards a call: may let it through, turn it away, repeat it or cut it short.
 *
 * <p>Policies nest, and the order matters. The same three parts, put together in two ways:
 *
 * <pre>{@code
 * Policy.compose(retry, breaker, timeout)   // each attempt asks the breaker, and votes on it;
 *                                           // once it opens, the attempts that are left are turned away
 * Policy.compose(breaker, retry, timeout)   // the breaker sees one outcome for all attempts together;
 *                                           // three failures that end well count as a success
 * }</pre>
 *
 * <p>A policy is made once and shared by every call to the same dependency. All implementations here may be used by any
 * number of threads at a time.
 */
public interface Policy {

    /**
     * Makes the call under this policy and waits for its outcome.
     *
     * @return what the action returned
     * @throws X what the action threw, as it was
     * @throws CallRejectedException if a policy turned the call away
     */
    <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X;

    /**
     * The same decisions for a call that answers later. Nothing is thrown: every failure is the future's, without a
     * {@link java.util.concurrent.CompletionException} around it. Cancelling the future cancels what is under way.
     */
    <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action);

    /** One policy out of several, the first being outermost. With none it passes calls through. */
    static Policy compose(Policy... outermostFirst) {
        Policy composed = NoPolicy.INSTANCE;
        for (int i = outermostFirst.length - 1; i >= 0; i--) {
            composed =
                    composed == NoPolicy.INSTANCE ? outermostFirst[i] : new ComposedPolicy(outermostFirst[i], composed);
        }
        return composed;
    }
}
