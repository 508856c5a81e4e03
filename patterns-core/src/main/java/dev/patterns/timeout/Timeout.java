package dev.patterns.timeout;

import dev.patterns.CallRejectedException;
import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Deadline;
import dev.patterns.Policy;
import dev.patterns.Registry;
import dev.patterns.Time;
import dev.patterns.internal.Futures;
import dev.patterns.internal.Listeners;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

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

    /** How a call ended. */
    public enum Outcome {
        /** It returned a value in time. */
        SUCCESS,
        /** It threw in time. */
        FAILURE,
        /** This timeout's own limit ended the call. A timeout inside the call that ends it is a {@link #FAILURE}. */
        TIMEOUT
    }

    /**
     * A call that has ended.
     *
     * @param elapsed from the beginning of the call to its outcome, which at the limit may come before the action ends
     */
    public record Call(Outcome outcome, Duration elapsed) {}

    private final Time time;
    private final Listeners<Call> listeners;
    private volatile boolean hasListeners; // read by every call, once
    private volatile TimeoutSettings settings; // read by every call, once

    Timeout(TimeoutSettings settings, Time time) {
        this.settings = settings;
        this.time = time;
        this.listeners = new Listeners<>(LoggerFactory.getLogger(Timeout.class), "timeout " + settings.name());
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
            return new CallerThreadCall(current.name(), limit, time, startReport()).call(action);
        }
        var call = new WorkerThreadCall<T, X>(action, current.name(), limit, time, startReport());
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
        var report = startReport();
        var result = new CompletableFuture<T>();
        var timer = time.schedule(
                () -> {
                    var exceeded = new TimeoutExceededException(current.name(), limit);
                    complete(result, null, exceeded, report.ended(Outcome.TIMEOUT));
                },
                limit);
        var call = Futures.start(action);
        call.whenComplete((value, failure) ->
                complete(result, value, failure, report.ended(failure == null ? Outcome.SUCCESS : Outcome.FAILURE)));
        result.whenComplete((value, failure) -> {
            timer.cancel();
            call.cancel(true); // no effect if the call is complete
        });
        return result;
    }

    private static <T extends @Nullable Object> void complete(
            CompletableFuture<T> result, @Nullable T value, @Nullable Throwable failure, Runnable report) {
        if (Futures.complete(result, value, failure)) {
            report.run();
        }
    }

    /** For a call that begins now. */
    private CallReport startReport() {
        if (!hasListeners) {
            return CallReport.NONE;
        }
        long startedAt = time.nanoTime();
        return outcome -> {
            var call = new Call(outcome, Duration.ofNanos(time.nanoTime() - startedAt));
            return () -> listeners.notify(call);
        };
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
     * calls that begin later. Calls that have begun keep their limit, and listeners stay. Changes by several threads
     * are made one after another.
     *
     * @throws IllegalArgumentException as {@link TimeoutBuilder#build}; nothing is changed then
     */
    public synchronized void reconfigure(Consumer<? super TimeoutBuilder> change) {
        var builder = new TimeoutBuilder(settings, time);
        change.accept(builder);
        settings = builder.settingsFor(time);
    }

    /** The name that was given to {@link #builder}. */
    public String name() {
        return settings.name();
    }

    /** The current settings. */
    public TimeoutConfig config() {
        return settings;
    }

    /**
     * Adds a listener for the calls that begin later. It receives each call that has ended, before a blocking caller
     * gets the outcome, on the caller's thread; and after the future of an asynchronous call is complete, on the thread
     * that completed it. What it throws is logged and changes nothing. A call that is rejected is not reported, nor one
     * whose future its caller cancels.
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

    @Override
    public String toString() {
        return "Timeout[" + name() + " after " + settings.limit() + "]";
    }
}
