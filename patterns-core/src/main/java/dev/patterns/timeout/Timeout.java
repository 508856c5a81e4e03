package dev.patterns.timeout;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.internal.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits how long a caller waits. A call that has not ended at the limit fails with a {@link TimeoutExceededException}.
 *
 * <p>A thread can't be stopped from outside. It can only be interrupted, and the code that it runs may ignore that. So
 * there are two ways to limit a blocking call:
 *
 * <ul>
 *   <li>A worker thread makes the call, and the caller waits for it. This is the default. At the limit the caller
 *       always continues, and the worker is interrupted. A call that ignores the interrupt goes on; what it returns or
 *       throws later is dropped. The call doesn't see the caller's thread locals. An interrupt of the caller is passed
 *       on to the worker: the outcome is what the call then returns or throws, and the caller's interrupt flag stays
 *       set.
 *   <li>The caller makes the call, and a timer interrupts it at the limit ({@link TimeoutBuilder#interruptCaller}). The
 *       call sees the caller's thread locals. A call that ignores the interrupt holds its caller until it ends. Until
 *       the limit, an interrupt by another thread has the same effect as without a timeout.
 * </ul>
 *
 * <p>What a call returns after the limit is dropped. An action that opens something should close it when it finds
 * itself interrupted.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Timeout implements Policy {

    private final Time time;
    private volatile TimeoutSettings settings; // read by every call, once

    Timeout(TimeoutSettings settings, Time time) {
        this.settings = settings;
        this.time = time;
    }

    /** A builder with the defaults. The name is used in messages and must not be blank. */
    public static TimeoutBuilder builder(String name) {
        return new TimeoutBuilder(name);
    }

    /**
     * {@inheritDoc}
     *
     * @throws TimeoutExceededException if the call has not ended at the limit
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        var current = settings;
        if (current.interruptCaller()) {
            return new CallerThreadCall(current, time).call(action);
        }
        var call = new WorkerThreadCall<T, X>(action, current, time);
        time.execute(call);
        return call.await();
    }

    /**
     * {@inheritDoc}
     *
     * <p>At the limit the future fails with a {@link TimeoutExceededException} and the call's own future is cancelled.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        var result = new CompletableFuture<T>();
        var current = settings;
        var timer = time.schedule(
                () -> result.completeExceptionally(new TimeoutExceededException(current.name(), current.limit())),
                current.limit());
        var call = Futures.start(action);
        call.whenComplete((value, failure) -> Futures.complete(result, value, failure));
        result.whenComplete((value, failure) -> {
            timer.cancel();
            call.cancel(true); // no effect if the call is complete
        });
        return result;
    }

    /**
     * Replaces settings. The builder has the current ones; the change is made on it and checked, and then holds for all
     * calls that begin later. Calls that have begun keep their limit. Changes by several threads are made one after
     * another.
     *
     * @throws IllegalArgumentException as {@link TimeoutBuilder#build}; nothing is changed then
     */
    public synchronized void reconfigure(Consumer<? super TimeoutBuilder> change) {
        var builder = new TimeoutBuilder(settings, time);
        change.accept(builder);
        settings = builder.settingsFor(time);
    }

    public String name() {
        return settings.name();
    }

    public TimeoutConfig config() {
        return settings;
    }

    @Override
    public String toString() {
        return "Timeout[" + name() + " after " + settings.limit() + "]";
    }
}
