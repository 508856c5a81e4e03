package dev.patterns.ratelimiter;

import dev.patterns.CallRejectedException;
import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Registry;
import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import dev.patterns.internal.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many calls begin in a period: a token bucket. It is for a dependency that has a quota, and for work that
 * must not take more than its share. How long a call takes doesn't matter to it.
 *
 * <pre>{@code
 * var limiter = RateLimiter.builder("geocoder").permits(100, Duration.ofSeconds(1)).burst(20).build();
 * var place = limiter.call(() -> geocoder.find(address));
 * }</pre>
 *
 * <p>Here a permit is free at each hundredth of a second, and while none is used, up to 20 of them are saved. So in any
 * time {@code t}, wherever it starts, at most {@code burst + rate * t} calls begin. A counter that starts again at zero
 * in each period doesn't hold that: it admits its whole quota just before the end of a period, and again just after.
 *
 * <pre>
 *                              a second ends
 *   counter, 100 a second           │
 *   ────────────────────── 100 calls│100 calls ─────────────────▶  200 calls in a moment
 *
 *   permits, 100 a second, burst 20
 *   ────────────────────── 20 calls, 1 ── 1 ── 1 ── 1 ── 1 ── 1 ▶  the burst, then one each 10 ms
 * </pre>
 *
 * <p>A call that finds no permit is rejected, or waits up to {@link RateLimiterBuilder#maxWait}. It reserves its permit
 * when it comes, and so knows how long it will wait: if that is too long, or beyond the {@link dev.patterns.Deadline}
 * of the call, it is rejected at once. Waiting calls begin in the order in which they came. A wait ends early when its
 * thread is interrupted or its future is cancelled; a later call can then have the permit, if none was reserved after
 * it.
 *
 * <p>A call that begins has used its permit, whether it succeeds or fails. Safe for use by any number of threads. A
 * call that finds a permit costs a reading of the clock and one atomic operation, and allocates nothing.
 */
public final class RateLimiter implements Policy {

    /** What became of a call. */
    public enum Outcome {
        /** It got a permit and began, at once or after a wait. */
        ADMITTED,
        /** It was rejected at once. */
        REJECTED,
        /** Its wait was interrupted or cancelled. */
        CANCELLED
    }

    /**
     * A call that was admitted or not.
     *
     * @param outcome whether it began
     * @param waited how long it waited for its permit
     */
    public record Call(Outcome outcome, Duration waited) {}

    /**
     * The current state. The figures are read one after the other.
     *
     * @param free permits that can be taken now
     * @param waiting calls that wait for their permit
     * @param nextFree after which time a permit is free for a call that comes now; zero if one is free
     */
    public record Status(int free, int waiting, Duration nextFree) {}

    private final Time time;
    private final RateLimiterDecisions decisions;
    private volatile CallSettings current; // read by every call, once

    RateLimiter(RateLimiterSettings settings, Time time) {
        this.time = time;
        this.current = CallSettings.of(settings);
        this.decisions = new RateLimiterDecisions(current, time);
    }

    /** A builder with the defaults. The name is used in messages and must not be blank. */
    public static RateLimiterBuilder builder(String name) {
        return new RateLimiterBuilder(name);
    }

    /**
     * Rate limiters by name, with these defaults. When a limited registry makes room, one whose permits are all free
     * goes first: any other would admit more calls if it began anew.
     */
    public static Registry<RateLimiter, RateLimiterBuilder> registry(UnaryOperator<RateLimiterBuilder> defaults) {
        return new Registry<>(RateLimiter::builder, RateLimiterBuilder::build, RateLimiter::isFull, defaults);
    }

    private boolean isFull() {
        return status().free() == current.burst();
    }

    /**
     * {@inheritDoc}
     *
     * @throws CallRejectedException if no permit is free in time: {@link CallRejectedException#retryAfter} says after
     *     which time the call would be admitted, if no other comes before. Also if the thread is interrupted when it
     *     would have to wait; its interrupt flag stays set
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        var settings = current;
        var reservation = decisions.reserve(settings);
        if (reservation != null) {
            await(reservation, settings);
        }
        return action.get();
    }

    private void await(Reservation reservation, CallSettings settings) {
        decisions.waitBegins();
        for (long left = reservation.waitNanos(); left > 0; left = reservation.left(time.nanoTime())) {
            if (Thread.currentThread().isInterrupted()) {
                decisions.waitIsCancelled(reservation);
                throw RateLimiterDecisions.interrupted(settings);
            }
            time.parkNanos(this, left);
        }
        decisions.waitEnds(reservation);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A wait blocks no thread. A call that finds a permit starts on the caller's thread, one that waited on a worker
     * thread.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        Reservation reservation;
        try {
            reservation = decisions.reserve(current);
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
        var result = new CompletableFuture<T>();
        if (reservation == null) {
            Futures.link(Futures.start(action), result);
        } else {
            new WaitingCall<T>(reservation, decisions, action, result).start(time);
        }
        return result;
    }

    /** Takes a permit if one is free; never waits. For work that is not a call: for each message that is sent. */
    public boolean tryAcquire() {
        return decisions.tryAcquire(1, current);
    }

    /**
     * Takes so many permits if all of them are free, otherwise none; never waits.
     *
     * @param permits 1 to {@link RateLimiterBuilder#burst}: more are never free at once
     */
    public boolean tryAcquire(int permits) {
        var settings = current;
        Arguments.between(1, settings.burst(), "permits", permits);
        return decisions.tryAcquire(permits, settings);
    }

    /**
     * Replaces settings. The builder has the current ones; the change is made on it and checked, and then holds for all
     * calls that begin later. An empty bucket stays empty. Calls that wait keep their permits, later calls come after
     * them, and listeners stay. Changes by several threads are made one after another.
     *
     * @throws IllegalArgumentException as {@link RateLimiterBuilder#build}; nothing is changed then
     */
    public synchronized void reconfigure(Consumer<? super RateLimiterBuilder> change) {
        var builder = new RateLimiterBuilder(current.config(), time);
        change.accept(builder);
        current = CallSettings.of(builder.settingsFor(time));
    }

    /** The name that was given to {@link #builder}. */
    public String name() {
        return current.name();
    }

    /** The current settings. */
    public RateLimiterConfig config() {
        return current.config();
    }

    /** What is free and what waits, now. */
    public Status status() {
        return decisions.status(current);
    }

    /**
     * Adds a listener. It receives each call, and each {@code tryAcquire}: before it begins, when it is rejected, or
     * when its wait has been cancelled, on the thread that decides. What it throws is logged and changes nothing.
     *
     * @return removes the listener
     */
    public Cancellable onCall(Consumer<? super Call> listener) {
        return decisions.addListener(listener)::run;
    }

    @Override
    public String toString() {
        return "RateLimiter[" + name() + " " + config().permits() + " in " + config().permitsPeriod() + "]";
    }
}
