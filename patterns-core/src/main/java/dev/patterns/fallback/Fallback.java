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
 * Calls an alternative when a call fails: a second supplier (failover), or a value.
 *
 * <pre>{@code
 * var failover = Fallback.builder("processor").fallbackOn(IOException.class, CallRejectedException.class).build();
 * Receipt receipt = failover.call(() -> guarded.call(() -> primary.charge(payment)), () -> backup.charge(payment));
 * }</pre>
 *
 * <p>It is not a {@code Policy}: a policy guards calls of any type, but an alternative has the type of the one call
 * that it replaces.
 *
 * <p>If the alternative fails too, its failure is thrown, with the first failure as a suppressed exception. An
 * {@link InterruptedException} never calls the alternative. Safe for use by any number of threads.
 */
public final class Fallback {

    private static final Logger log = LoggerFactory.getLogger(Fallback.class);

    private final FallbackSettings config;

    Fallback(FallbackSettings config) {
        this.config = config;
    }

    /** A builder with the defaults. The name is used in the log and must not be blank. */
    public static FallbackBuilder builder(String name) {
        return new FallbackBuilder(name);
    }

    /**
     * Makes the call. After a failure that {@link FallbackBuilder#fallbackOn} matches, calls the alternative.
     *
     * @throws X what the alternative threw, or what the call threw if the alternative was not called
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
            log.debug("Fallback {} calls the alternative after {}", config.name(), failure.toString());
            try {
                return alternative.get();
            } catch (Throwable second) {
                Throwables.suppress(second, failure);
                throw second;
            }
        }
    }

    /**
     * Makes the call. After a failure that {@link FallbackBuilder#fallbackOn} matches, returns the value.
     *
     * @throws X what the call threw, if {@link FallbackBuilder#fallbackOn} doesn't match it
     */
    public <T extends @Nullable Object, X extends Exception> T callOr(T value, CheckedSupplier<? extends T, X> action)
            throws X {
        return call(action, () -> value);
    }

    /** The same for asynchronous calls. Cancelling the future cancels the call or the alternative, whichever runs. */
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

    /** A predicate that throws counts as false. What it threw becomes a suppressed exception of the failure. */
    private boolean shouldFallBack(Throwable failure) {
        try {
            return !(failure instanceof InterruptedException)
                    && config.fallbackOn().test(failure);
        } catch (Throwable thrown) {
            Throwables.suppress(failure, thrown);
            return false;
        }
    }

    private static void cancelWith(CompletableFuture<?> result, CompletableFuture<?> call) {
        result.whenComplete((value, failure) -> call.cancel(true));
    }
}
