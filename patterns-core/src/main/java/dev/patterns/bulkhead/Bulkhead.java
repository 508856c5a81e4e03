package dev.patterns.bulkhead;

import dev.patterns.CallRejectedException;
import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Registry;
import dev.patterns.Time;
import dev.patterns.bulkhead.BulkheadStatus.Rejection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many calls are made at the same time. A dependency that becomes slow then holds at most that many threads,
 * and the rest of the program goes on.
 *
 * <pre>
 *   limit 3, maxWaiters 2
 *
 *   call 1  ├──────────────────┤
 *   call 2  ├───────┤
 *   call 3    ├───────────────────┤
 *   call 4      ···─├────────┤           waits, and gets the permit of call 2
 *   call 5        ···········├────┤      waits, and gets the permit of call 1
 *   call 6         ✕                     full: rejected at once
 * </pre>
 *
 * <p>A call holds a permit from its start to its end. If there is none, it waits, unless as many calls wait as may
 * ({@link BulkheadBuilder#maxWaiters}); none may by default. It waits at most for {@link BulkheadBuilder#maxWait}, and
 * not beyond the {@link dev.patterns.Deadline} of the call. An interrupt ends the wait at once, and the interrupt flag
 * stays set. In all these cases the call is rejected with a {@link CallRejectedException}: the action is not called.
 *
 * <p>Waiting calls are served in order, with one exception: a call that has waited for less than about a millisecond
 * may be overtaken by one that finds a permit when it starts. So under load a permit isn't idle until a waiting thread
 * resumes, and no call starves.
 *
 * <p>Safe for use by any number of threads. A call that finds a permit costs two atomic operations, reads no clock and
 * allocates nothing.
 */
public final class Bulkhead implements Policy {

    private final Time time;
    private final Permits permits;
    private final PermitQueue queue;
    private final BulkheadFigures figures;
    private volatile BulkheadSettings settings;
    private volatile @Nullable AdaptiveLimit adaptiveLimit;

    Bulkhead(BulkheadSettings settings, Time time) {
        this.settings = settings;
        this.time = time;
        this.permits = new Permits(settings.limit());
        this.queue = new PermitQueue(permits, time);
        this.figures = new BulkheadFigures(settings.name());
        this.adaptiveLimit = newAdaptiveLimit(settings);
    }

    /** A builder with the defaults. The name is used in messages and must not be blank. */
    public static BulkheadBuilder builder(String name) {
        return new BulkheadBuilder(name);
    }

    /**
     * Bulkheads by name, with these defaults. One that has active calls is kept as long as there is one that has none.
     */
    public static Registry<Bulkhead, BulkheadBuilder> registry(UnaryOperator<BulkheadBuilder> defaults) {
        return new Registry<>(Bulkhead::builder, BulkheadBuilder::build, it -> it.permits.active() == 0, defaults);
    }

    /**
     * {@inheritDoc}
     *
     * @throws CallRejectedException if the call got no permit: see {@link Rejection}
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        var waited = permits.tryAcquire() ? null : awaitPermit();
        try {
            if (waited != null) {
                figures.waited(waited.waitedNanos());
            }
            var adaptive = adaptiveLimit;
            return adaptive == null ? action.get() : adaptive.call(action, settings);
        } finally {
            queue.release();
        }
    }

    private WaitingThread awaitPermit() {
        var current = settings;
        var limit = waitLimit(current);
        var waiter = new WaitingThread(queue, limit, time);
        join(waiter, current);
        var rejection = waiter.await();
        if (rejection != null) {
            throw rejection(rejection, current);
        }
        return waiter;
    }

    private WaitLimit waitLimit(BulkheadSettings current) {
        if (current.maxWaiters() == 0) {
            throw rejection(Rejection.FULL, current);
        }
        var limit = WaitLimit.of(current);
        if (limit.nanos() == 0) {
            throw rejection(limit.whenOver(), current);
        }
        return limit;
    }

    private void join(Waiter waiter, BulkheadSettings current) {
        if (!queue.join(waiter, current.maxWaiters())) {
            throw rejection(Rejection.FULL, current);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>A call that finds a permit starts on the caller's thread, one that waited on a worker thread; a wait blocks no
     * thread. The permit is held until the action's stage completes. Cancelling the future ends the wait, or cancels
     * the action's stage.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        var adaptive = adaptiveLimit;
        var call = new AsyncCall<T>(adaptive == null ? action : adaptive.timed(action, settings), queue, figures, time);
        if (permits.tryAcquire()) {
            call.start();
            return call.result();
        }
        var current = settings;
        try {
            var limit = waitLimit(current);
            join(call, current);
            call.await(limit, () -> rejection(limit.whenOver(), current));
            return call.result();
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
    }

    private CallRejectedException rejection(Rejection rejection, BulkheadSettings current) {
        figures.rejected(rejection);
        var reason = switch (rejection) {
            case FULL -> figures.fullReason(permits.limit(), current.maxWaiters());
            case TIMED_OUT -> "no permit within " + current.maxWait().toMillis() + " ms";
            case DEADLINE -> "no permit before the deadline";
            case INTERRUPTED -> "the wait for a permit was interrupted";
        };
        return new CallRejectedException(current.name(), reason, null);
    }

    /**
     * Replaces settings. The builder has the current ones; the change is made on it and checked. A new limit holds at
     * once: if it is higher, waiting calls start; if it is lower, no call starts until enough have ended. The other
     * settings hold for all calls that begin later. Figures and listeners stay. Changes by several threads are made one
     * after another.
     *
     * @throws IllegalArgumentException as {@link BulkheadBuilder#build}; nothing is changed then
     */
    public synchronized void reconfigure(Consumer<? super BulkheadBuilder> change) {
        var builder = new BulkheadBuilder(settings, time);
        change.accept(builder);
        var before = settings;
        settings = builder.settingsFor(time);
        if (settings.limit() != before.limit() || !settings.adaptiveLimit().equals(before.adaptiveLimit())) {
            restartLimit(settings);
        }
    }

    private void restartLimit(BulkheadSettings current) {
        var before = adaptiveLimit;
        if (before != null) {
            before.stop();
        }
        permits.limit(current.limit());
        adaptiveLimit = newAdaptiveLimit(current);
        queue.wakeFirstIfAvailable();
    }

    private @Nullable AdaptiveLimit newAdaptiveLimit(BulkheadSettings current) {
        return current.adaptiveLimit()
                .map(range -> new AdaptiveLimit(range, current.limit(), permits, queue, time))
                .orElse(null);
    }

    /** The name that was given to {@link #builder}. */
    public String name() {
        return settings.name();
    }

    /** The current settings. Of an adaptive limit they have the bounds; {@link #status} has the limit itself. */
    public BulkheadConfig config() {
        return settings;
    }

    /** What happens now, and what has happened so far. */
    public BulkheadStatus status() {
        return new BulkheadStatus(
                permits.limit(),
                permits.active(),
                queue.waiting(),
                permits.admitted(),
                figures.waited(),
                figures.rejected());
    }

    /**
     * Adds a listener for calls that waited and then got a permit. It receives how long the call waited, before the
     * action is called, on the thread that calls it. What it throws is logged and changes nothing.
     *
     * @return removes the listener
     */
    public Cancellable onWait(Consumer<? super Duration> listener) {
        return figures.onWait.add(listener)::run;
    }

    /**
     * Adds a listener for calls that are rejected. It receives the reason before the caller gets the exception, on the
     * caller's thread, or on the timer's when an asynchronous call has waited too long: so it must be short. What it
     * throws is logged and changes nothing. A waiting call that its caller cancels is not reported.
     *
     * @return removes the listener
     */
    public Cancellable onRejection(Consumer<? super Rejection> listener) {
        return figures.onRejection.add(listener)::run;
    }

    @Override
    public String toString() {
        return "Bulkhead[" + name() + " " + permits.active() + " of " + permits.limit() + "]";
    }
}
