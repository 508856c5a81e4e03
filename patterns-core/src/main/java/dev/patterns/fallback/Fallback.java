package dev.patterns.fallback;

import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.internal.CallScope;
import dev.patterns.internal.Futures;
import dev.patterns.internal.Listeners;
import dev.patterns.internal.Throwables;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /** Where the outcome of a call came from. */
    public enum Outcome {
        /** The first call succeeded. */
        PRIMARY,
        /** The first call failed, and the alternative succeeded. */
        ALTERNATIVE,
        /** The first call failed, and the alternative failed too or was not called. */
        FAILURE
    }

    /**
     * A call that has ended.
     *
     * @param failure what the first call threw; empty for {@link Outcome#PRIMARY}
     */
    public record Call(Outcome outcome, Optional<Throwable> failure) {}

    /**
     * An alternative that depends on the failure: another answer for "not found" than for "timed out".
     *
     * @param <T> what it returns
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Alternative<T extends @Nullable Object, X extends Exception> {
        /** Makes the call that replaces the one that failed. */
        T after(Throwable failure) throws X;
    }

    private static final Logger log = LoggerFactory.getLogger(Fallback.class);

    private final FallbackSettings config;
    private final Listeners<Call> listeners;
    private volatile boolean hasListeners; // read by every call, once

    Fallback(FallbackSettings config) {
        this.config = config;
        this.listeners = new Listeners<>(log, "fallback " + config.name());
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
        return call(action, failure -> alternative.get());
    }

    /** The same with an alternative that receives the failure. */
    public <T extends @Nullable Object, X extends Exception> T call(
            CheckedSupplier<? extends T, ? extends X> action, Alternative<? extends T, ? extends X> alternative)
            throws X {
        T value;
        try {
            value = action.get();
        } catch (Throwable failure) {
            if (!shouldFallBack(failure)) {
                report(Outcome.FAILURE, failure);
                throw failure;
            }
            logAlternative(failure);
            return callAlternative(alternative, failure);
        }
        report(Outcome.PRIMARY, null);
        return value;
    }

    /** A failure that can't be printed does no harm: the logger handles that. */
    private void logAlternative(Throwable failure) {
        log.debug("After {} fallback {} calls the alternative", failure, config.name());
    }

    private <T extends @Nullable Object, X extends Exception> T callAlternative(
            Alternative<? extends T, ? extends X> alternative, Throwable failure) throws X {
        T value;
        try {
            value = alternative.after(failure);
        } catch (Throwable second) {
            Throwables.suppress(second, failure);
            report(Outcome.FAILURE, failure);
            throw second;
        }
        report(Outcome.ALTERNATIVE, failure);
        return value;
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
        return callAsync(action, failure -> alternative.get());
    }

    /** The same with an alternative that receives the failure. */
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(
            Supplier<? extends CompletionStage<T>> action,
            Function<? super Throwable, ? extends CompletionStage<T>> alternative) {
        var result = new CompletableFuture<T>();
        var scope = CallScope.current();
        var call = Futures.start(action);
        cancelWith(result, call);
        call.whenComplete((value, thrown) -> {
            if (thrown == null) {
                if (result.complete(value)) {
                    report(Outcome.PRIMARY, null);
                }
                return;
            }
            var failure = Futures.unwrap(thrown);
            if (result.isDone() || !shouldFallBack(failure)) {
                if (result.completeExceptionally(failure)) {
                    report(Outcome.FAILURE, failure);
                }
                return;
            }
            var second = startAlternative(scope, () -> alternative.apply(failure));
            cancelWith(result, second);
            second.whenComplete((answer, again) -> {
                if (again != null) {
                    Throwables.suppress(Futures.unwrap(again), failure);
                }
                if (Futures.complete(result, answer, again)) {
                    report(again == null ? Outcome.ALTERNATIVE : Outcome.FAILURE, failure);
                }
            });
        });
        return result;
    }

    /** The alternative may start on any thread, and keeps to the deadline of the call all the same. */
    private static <T extends @Nullable Object> CompletableFuture<T> startAlternative(
            CallScope scope, Supplier<? extends CompletionStage<T>> alternative) {
        var outer = scope.enter();
        try {
            return Futures.start(alternative);
        } finally {
            CallScope.leave(outer);
        }
    }

    /** The name that was given to {@link #builder}. */
    public String name() {
        return config.name();
    }

    /** The current settings. */
    public FallbackConfig config() {
        return config;
    }

    /**
     * Adds a listener. It receives each call that has ended, before a blocking caller gets the outcome, on the caller's
     * thread; and after the future of an asynchronous call is complete, on the thread that completed it. What it throws
     * is logged and changes nothing. A call whose future its caller cancels is not reported.
     *
     * @return removes the listener
     */
    public Cancellable onCall(Consumer<? super Call> listener) {
        var added = listeners.add(listener);
        listenersChanged();
        return () -> {
            added.run();
            listenersChanged();
        };
    }

    private synchronized void listenersChanged() {
        hasListeners = !listeners.isEmpty();
    }

    void report(Outcome outcome, @Nullable Throwable failure) {
        if (hasListeners) {
            listeners.notify(new Call(outcome, Optional.ofNullable(failure)));
        }
    }

    @Override
    public String toString() {
        return "Fallback[" + name() + "]";
    }

    /** A predicate that throws counts as false. What it threw becomes a suppressed exception of the failure. */
    boolean shouldFallBack(Throwable failure) {
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
