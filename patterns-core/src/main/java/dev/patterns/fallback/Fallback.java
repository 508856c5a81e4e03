package dev.patterns.fallback;

import dev.patterns.CheckedSupplier;
import dev.patterns.internal.Futures;
import dev.patterns.internal.Throwables;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from somewhere else when a call fails: from a second supplier (failover), or with a value.
 *
 * <pre>{@code
 * var failover = Fallback.builder("processor").fallbackOn(IOException.class, CallRejectedException.class).build();
 * Receipt receipt = failover.call(() -> guarded.call(() -> primary.charge(payment)), () -> backup.charge(payment));
 * }</pre>
 *
 * <p>It is not a {@code Policy}: a policy guards calls of any type, and an alternative has the type of the one call that it stands
 * in for.
 *
 * <p>If the alternative fails too, its failure is thrown, and the first one is among its suppressed. An interrupt is never
 * answered by an alternative. Safe for use by any number of threads.
 */
public final class Fallback {

    private static final Logger log = LoggerFactory.getLogger(Fallback.class);

    private final FallbackConfig config;

    Fallback(FallbackConfig config) {
        this.config = config;
    }

    public static FallbackBuilder builder(String name) {
        return new FallbackBuilder(name);
    }

    /**
     * Makes the call, and the alternative if it fails as configured.
     *
     * @throws X what the call threw where that is not configured, otherwise what the alternative threw
     */
    public <T extends @Nullable Object, X extends Exception> T call(
            CheckedSupplier<? extends T, ? extends X> action, CheckedSupplier<? extends T, ? extends X> alternative)
            throws X {
        try {
            return action.get();
        } catch (Throwable failure) {
            if (!shouldFallBack(failure)) {
                throw failure;
            }
            log.debug("{} answers from the alternative after {}", config.name(), failure.toString());
            try {
                return alternative.get();
            } catch (Throwable second) {
                Throwables.suppress(second, failure);
                throw second;
            }
        }
    }

    /**
     * Makes the call, and returns the value if it fails as configured.
     *
     * @throws X what the call threw where that is not configured
     */
    public <T extends @Nullable Object, X extends Exception> T callOr(T value, CheckedSupplier<? extends T, X> action)
            throws X {
        return call(action, () -> value);
    }

    /** The same decisions for calls that answer later. Cancelling the future cancels whichever of the two is under way. */
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(
            Supplier<? extends CompletionStage<T>> action, Supplier<? extends CompletionStage<T>> alternative) {
        var result = new CompletableFuture<T>();
        var call = Futures.start(action);
        cancelWith(result, call);
        call.whenComplete((value, thrown) -> {
            if (thrown == null) {
                result.complete(value);
                return;
            }
            var failure = Futures.unwrap(thrown);
            if (result.isDone() || !shouldFallBack(failure)) {
                result.completeExceptionally(failure);
                return;
            }
            var second = Futures.start(alternative);
            cancelWith(result, second);
            second.whenComplete((answer, again) -> {
                if (again != null) {
                    Throwables.suppress(Futures.unwrap(again), failure);
                }
                Futures.complete(result, answer, again);
            });
        });
        return result;
    }

    public String name() {
        return config.name();
    }

    public FallbackConfig config() {
        return config;
    }

    @Override
    public String toString() {
        return "Fallback[" + name() + "]";
    }

    /** A predicate that throws says no, and is heard of: the failure that it was asked about carries what it threw. */
    private boolean shouldFallBack(Throwable failure) {
        try {
            return !(failure instanceof InterruptedException)
                    && config.fallbackOn().test(failure);
        } catch (Throwable broken) {
            Throwables.suppress(failure, broken);
            return false;
        }
    }

    private static void cancelWith(CompletableFuture<?> result, CompletableFuture<?> call) {
        result.whenComplete((value, failure) -> call.cancel(true));
    }
}
