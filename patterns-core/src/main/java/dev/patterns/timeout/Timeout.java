package dev.patterns.timeout;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Deadline;
import dev.patterns.Policy;
import dev.patterns.Registry;
import dev.patterns.Time;
import dev.patterns.internal.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
 * <p>Under a {@link Deadline} a call's limit is cut to what is left.
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

    /** Timeouts by name, with these defaults. */
    public static Registry<Timeout, TimeoutBuilder> registry(UnaryOperator<TimeoutBuilder> defaults) {
        return new Registry<>(Timeout::builder, TimeoutBuilder::build, it -> true, defaults);
    }

    /**
     * {@inheritDoc}
     *
     * @throws TimeoutExceededException if the call has not ended at the limit
     * @throws CallRejectedException if the {@link Deadline} is over: the action is not called then
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        var current = settings;
        var limit = limit(current);
        if (current.interruptCaller()) {
            return new CallerThreadCall(current.name(), limit, time).call(action);
        }
        var call = new WorkerThreadCall<T, X>(action, current.name(), limit, time);
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
        var current = settings;
        Duration limit;
        try {
            limit = limit(current);
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
        var result = new CompletableFuture<T>();
        var timer = time.schedule(
                () -> result.completeExceptionally(new TimeoutExceededException(current.name(), limit)), limit);
        var call = Futures.start(action);
        call.whenComplete((value, failure) -> Futures.complete(result, value, failure));
        result.whenComplete((value, failure) -> {
            timer.cancel();
            call.cancel(true); // no effect if the call is complete
        });
        return result;
    }

    /** The limit of a call that begins now: what is left until the {@link Deadline}, if that is less. */
    private static Duration limit(TimeoutSettings settings) {
        var left = Deadline.current().map(Deadline::remaining).orElse(settings.limit());
        if (left.isZero()) {
            throw new CallRejectedException(settings.name(), "no time is left until the deadline", null);
        }
        return left.compareTo(settings.limit()) < 0 ? left : settings.limit();
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
