package dev.patterns.examples.contenders.shared;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Deadline;
import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.examples.contenders.shared.SharedBucket.Taken;
import dev.patterns.ratelimiter.RateLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rate limiter whose permits are those of all instances together. Its outcomes are those of {@link RateLimiter}: a
 * call gets a permit, or waits for one that it has reserved, or is rejected and told when to come back.
 *
 * <pre>
 *   call ─▶ a permit in the lease? ─ yes ─▶ begins                                     no round trip
 *              │ no
 *              ├─ the bucket was empty a moment ago ─▶ rejected                         no round trip
 *              ▼
 *           shared bucket, behind a breaker ─ tokens ─▶ begins; the rest is the next lease
 *              │                 └ none ─▶ reserves one and waits, or is rejected
 *              ▼ fails, or the breaker is open
 *           local rate limiter: this instance's share of the quota
 * </pre>
 *
 * <p>A store that fails must neither stop all calls nor let all of them through. So this limiter then keeps to the
 * quota divided by the number of instances. The first call that meets the failure waits for the store's timeout; the
 * breaker keeps the others away from it, until one asks again. Calls that begin by the shared bucket take a permit of
 * the local limiter too, if it has one: at the change it has no burst saved up.
 *
 * <p>Safe for use by any number of threads.
 */
public final class SharedRateLimiter implements Policy {

    private static final Policy NONE = Policy.compose();

    private final SharedLimit limit;
    private final GuardedBucket bucket;
    private final Time time;
    private final RateLimiter share;
    private final Lease lease;
    private volatile long emptyUntil;

    public SharedRateLimiter(SharedLimit limit, SharedBucket bucket, Time time) {
        var quota = limit.quota();
        this.limit = limit;
        this.bucket = new GuardedBucket(limit.name(), bucket, limit.retryStoreAfter(), time);
        this.time = time;
        this.share = RateLimiter.builder(limit.name())
                .permits(quota.permits(), quota.period().multipliedBy(limit.instances()))
                .burst(Math.max(1, quota.burst() / limit.instances()))
                .maxWait(limit.maxWait())
                .time(time)
                .build();
        this.lease = new Lease(limit.largestLease(), limit.leaseTime().toNanos(), time.nanoTime());
        this.emptyUntil = time.nanoTime();
    }

    /**
     * {@inheritDoc}
     *
     * @throws CallRejectedException if no permit is free in time, with {@link CallRejectedException#retryAfter}; also
     *     if the thread is interrupted while it waits. Its interrupt flag stays set
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        if (lease.use(time.nanoTime())) {
            return begin(action);
        }
        Duration wait;
        try {
            wait = permit(longestWait());
        } catch (StoreFailedException storeFails) {
            return share.call(action);
        }
        await(wait.toNanos());
        return begin(action);
    }

    private <T extends @Nullable Object, X extends Exception> T begin(CheckedSupplier<? extends T, X> action) throws X {
        share.tryAcquire();
        return action.get();
    }

    /**
     * After which time the call may begin.
     *
     * @throws CallRejectedException if that is too late
     */
    private Duration permit(Duration longestWait) throws StoreFailedException {
        long now = time.nanoTime();
        long empty = emptyUntil - now;
        if (empty > 0 && longestWait.isZero()) {
            throw rejection(Duration.ofNanos(empty));
        }
        Taken taken;
        try {
            taken = ask(now, longestWait);
        } catch (RuntimeException e) { // the store's failure, or the breaker's rejection
            throw new StoreFailedException();
        }
        if (taken.tokens() == 0) {
            var pause = pause(taken.untilFree());
            emptyUntil = time.nanoTime() + pause.toNanos();
            throw rejection(pause);
        }
        return taken.untilFree();
    }

    /**
     * An empty bucket is left alone until there may be a lease for each instance, so calls that come too often make few
     * requests. The tokens are not lost: the bucket saves them.
     */
    private Duration pause(Duration untilFree) {
        var quota = limit.quota();
        var untilLeases =
                quota.period().multipliedBy(lease.size() * limit.instances()).dividedBy(quota.permits());
        return limit.maxWait().isZero() && untilLeases.compareTo(untilFree) > 0 ? untilLeases : untilFree;
    }

    private Taken ask(long now, Duration longestWait) {
        long size = lease.beginToFill(now);
        var taken = new Taken(0, Duration.ZERO);
        try {
            taken = bucket.take(Math.max(1, size));
        } finally {
            if (size > 0) {
                lease.filled(taken.tokens(), time.nanoTime());
            }
        }
        return taken.tokens() > 0 || longestWait.isZero() ? taken : bucket.reserve(longestWait);
    }

    private void await(long nanos) {
        long start = time.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (time.nanoTime() - start)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CallRejectedException(limit.name(), "interrupted while waiting for a permit", null);
            }
            time.parkNanos(this, left);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>A call that finds a permit in the lease starts on the caller's thread. Any other asks the store on a worker
     * thread, as that may take as long as the store's timeout.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        var result = new CompletableFuture<T>();
        if (lease.use(time.nanoTime())) {
            start(action, Optional.empty(), result);
            return result;
        }
        var longestWait = longestWait();
        var deadline = Deadline.current();
        time.execute(() -> {
            try {
                var wait = permit(longestWait);
                Runnable start = () -> start(action, deadline, result);
                time.schedule(() -> time.execute(start), wait);
            } catch (StoreFailedException storeFails) {
                link(share.callAsync(action), result);
            } catch (CallRejectedException rejection) {
                result.completeExceptionally(rejection);
            }
        });
        return result;
    }

    private <T extends @Nullable Object> void start(
            Supplier<? extends CompletionStage<T>> action, Optional<Deadline> deadline, CompletableFuture<T> result) {
        if (result.isDone()) { // its caller has cancelled the wait
            return;
        }
        share.tryAcquire();
        link(deadline.map(it -> it.callAsync(action)).orElseGet(() -> NONE.callAsync(action)), result);
    }

    private static <T extends @Nullable Object> void link(CompletableFuture<T> call, CompletableFuture<T> result) {
        call.whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
        result.whenComplete((value, failure) -> call.cancel(true));
    }

    private Duration longestWait() {
        return Deadline.current()
                .map(Deadline::remaining)
                .filter(left -> left.compareTo(limit.maxWait()) < 0)
                .orElse(limit.maxWait());
    }

    private CallRejectedException rejection(Duration untilFree) {
        var tooLong = untilFree.minus(limit.maxWait());
        return tooLong.isNegative()
                ? new CallRejectedException(limit.name(), "no permit is free before the deadline", untilFree)
                : new CallRejectedException(limit.name(), "the rate limit is reached", tooLong);
    }

    /** How often the shared bucket was asked. */
    public long requests() {
        return bucket.requests();
    }

    /** Whether calls keep to this instance's share, because the store fails. */
    public boolean isOnItsOwn() {
        return !bucket.isAnswering();
    }

    @Override
    public String toString() {
        return "SharedRateLimiter[" + limit.name() + ", " + requests() + " requests]";
    }

    private static final class StoreFailedException extends Exception {
        private static final long serialVersionUID = 1;
    }
}
