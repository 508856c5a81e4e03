package dev.patterns.examples.behaviour.bulkhead;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.behaviour.bulkhead.FlawedPermits.Waiter;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.bulkhead.BulkheadAdapter;
import dev.patterns.examples.contenders.bulkhead.BulkheadSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A small bulkhead that is right without a flaw and wrong in one way with each. */
final class FlawedBulkhead implements BulkheadAdapter {

    /** What can be wrong with it. */
    enum Flaw {
        ADMITS_ONE_MORE,
        REJECTS_AFTER_A_WAIT,
        REJECTIONS_TAKE_PERMITS,
        REASON_HAS_NO_LIMIT,
        REJECTIONS_HAVE_STACK_TRACES,
        EXCEPTIONS_KEEP_PERMITS,
        ERRORS_KEEP_PERMITS,
        LOWER_LIMIT_IS_IGNORED,
        LOWER_LIMIT_WAITS,
        HIGHER_LIMIT_WAKES_NONE,
        LISTENERS_CHANGE_OUTCOMES,
        LISTENERS_KEEP_PERMITS,
        ANY_NUMBER_WAITS,
        WAITS_FOR_EVER,
        TIMED_OUT_WAITS_TAKE_PERMITS,
        INTERRUPTED_WAITS_TAKE_PERMITS,
        INTERRUPTS_ARE_IGNORED,
        INTERRUPTS_ARE_LOST,
        WAITERS_ARE_OVERTAKEN,
        DEADLINES_ARE_IGNORED,
        RELEASES_BEFORE_THE_STAGE_COMPLETES,
        THROWING_ACTIONS_KEEP_PERMITS,
        CANCELLING_DOES_NOT_REACH_THE_STAGE,
        CANCELLED_CALLS_KEEP_PERMITS,
        WAITS_BLOCK,
        CANCELLED_WAITS_ARE_MADE,
        CANCELLED_WAITS_TAKE_PERMITS
    }

    private static final Duration LONG = Duration.ofDays(1);

    private final BulkheadSettings settings;
    private final Time time;
    private final Set<Flaw> flaws;
    private final FlawedPermits permits;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    FlawedBulkhead(BulkheadSettings settings, Time time, Set<Flaw> flaws) {
        this.settings = settings;
        this.time = time;
        this.flaws = flaws;
        this.permits = new FlawedPermits(
                settings.limit(),
                settings.maxWaiters().orElse(settings.maxWait().isZero() ? 0 : 1_000),
                flaws);
    }

    private boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return this.<T, X>callWithin(LONG, action);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T callWithin(
            Duration limit, CheckedSupplier<? extends T, X> action) throws X {
        acquire(limit);
        boolean keepsPermit = false;
        try {
            return action.get();
        } catch (Throwable failure) {
            keepsPermit = has(failure instanceof Error ? Flaw.ERRORS_KEEP_PERMITS : Flaw.EXCEPTIONS_KEEP_PERMITS);
            throw Failures.<X>rethrow(failure);
        } finally {
            if (!keepsPermit) {
                permits.release();
            }
        }
    }

    private void acquire(Duration limit) {
        if (permits.tryAcquire()) {
            return;
        }
        var thread = Thread.currentThread();
        var waiter = new Waiter(() -> time.unpark(thread));
        if (!permits.join(waiter)) {
            throw rejection();
        }
        await(waiter, limit.compareTo(settings.maxWait()) < 0 && !has(Flaw.DEADLINES_ARE_IGNORED) ? limit : null);
        notifyListeners();
    }

    private void await(Waiter waiter, @Nullable Duration deadline) {
        long start = time.nanoTime();
        long most = (deadline != null ? deadline : has(Flaw.WAITS_FOR_EVER) ? LONG : settings.maxWait()).toNanos();
        while (!waiter.isGranted() && !(has(Flaw.WAITERS_ARE_OVERTAKEN) && permits.tryAcquire(waiter))) {
            boolean interrupted = Thread.currentThread().isInterrupted() && !has(Flaw.INTERRUPTS_ARE_IGNORED);
            long left = most - (time.nanoTime() - start);
            if (interrupted || left <= 0) {
                endWait(waiter, interrupted);
            }
            Thread.interrupted();
            time.parkNanos(this, left);
        }
    }

    private void endWait(Waiter waiter, boolean interrupted) {
        if (!has(interrupted ? Flaw.INTERRUPTED_WAITS_TAKE_PERMITS : Flaw.TIMED_OUT_WAITS_TAKE_PERMITS)) {
            permits.leave(waiter);
        }
        if (has(Flaw.INTERRUPTS_ARE_LOST)) {
            Thread.interrupted();
        }
        throw new CallRejectedException(settings.name(), "no permit", null);
    }

    private void notifyListeners() {
        try {
            listeners.forEach(Runnable::run);
        } catch (RuntimeException broken) {
            if (has(Flaw.LISTENERS_CHANGE_OUTCOMES)) {
                permits.release();
                throw broken;
            }
            if (has(Flaw.LISTENERS_KEEP_PERMITS)) {
                throw broken;
            }
        }
    }

    @Override
    public RuntimeException rejection() {
        if (has(Flaw.REJECTS_AFTER_A_WAIT)) {
            await(new Waiter(() -> {}), Duration.ofSeconds(30));
        }
        if (has(Flaw.REJECTIONS_TAKE_PERMITS)) {
            permits.leaveAGhost();
        }
        var reason = has(Flaw.REASON_HAS_NO_LIMIT) ? "full" : "full: limit " + permits.limit();
        return has(Flaw.REJECTIONS_HAVE_STACK_TRACES)
                ? new IllegalStateException(reason)
                : new CallRejectedException(settings.name(), reason, null);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        var result = new CompletableFuture<T>();
        if (permits.tryAcquire()) {
            start(action, result);
            return result;
        }
        if (has(Flaw.WAITS_BLOCK)) {
            acquire(LONG);
            start(action, result);
            return result;
        }
        var waiter = new Waiter(() -> time.execute(() -> start(action, result)));
        permits.join(waiter);
        result.whenComplete((value, failure) -> {
            if (!has(Flaw.CANCELLED_WAITS_ARE_MADE) && !has(Flaw.CANCELLED_WAITS_TAKE_PERMITS)) {
                permits.leave(waiter);
            }
        });
        return result;
    }

    private <T extends @Nullable Object> void start(
            Supplier<? extends CompletionStage<T>> action, CompletableFuture<T> result) {
        if (result.isCancelled() && has(Flaw.CANCELLED_WAITS_TAKE_PERMITS)) {
            return;
        }
        CompletableFuture<T> stage;
        try {
            stage = action.get().toCompletableFuture();
        } catch (RuntimeException failure) {
            if (!has(Flaw.THROWING_ACTIONS_KEEP_PERMITS)) {
                permits.release();
            }
            result.completeExceptionally(failure);
            return;
        }
        if (has(Flaw.RELEASES_BEFORE_THE_STAGE_COMPLETES)) {
            permits.release();
        }
        complete(result, stage);
    }

    private <T extends @Nullable Object> void complete(CompletableFuture<T> result, CompletableFuture<T> stage) {
        stage.whenComplete((value, failure) -> {
            if (!has(Flaw.RELEASES_BEFORE_THE_STAGE_COMPLETES)
                    && !(stage.isCancelled() && has(Flaw.CANCELLED_CALLS_KEEP_PERMITS))) {
                permits.release();
            }
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
        if (!has(Flaw.CANCELLING_DOES_NOT_REACH_THE_STAGE)) {
            result.whenComplete((value, failure) -> stage.cancel(true));
        }
    }

    @Override
    public void changeLimit(int limit) {
        if (has(Flaw.LOWER_LIMIT_IS_IGNORED)) {
            return;
        }
        while (has(Flaw.LOWER_LIMIT_WAITS) && permits.active() > limit) {
            time.parkNanos(this, 1_000_000_000);
        }
        permits.changeLimit(limit);
    }

    @Override
    public void onAdmission(Runnable listener) {
        listeners.add(listener);
    }
}
