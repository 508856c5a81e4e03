package dev.patterns.examples.behaviour.ratelimiter;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.ratelimiter.RateLimiterAdapter;
import dev.patterns.examples.contenders.ratelimiter.RateLimiterSettings;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A small rate limiter that is right without a flaw and wrong in one way with each. */
final class FlawedRateLimiter implements RateLimiterAdapter {

    /** What can be wrong with it. */
    enum Flaw {
        QUOTA_IS_FULL_AGAIN_EACH_PERIOD,
        IDLE_TIME_SAVES_WITHOUT_END,
        REJECTIONS_COST,
        TAKES_FEWER_THAN_ASKED,
        FAILURES_ARE_FREE,
        LOWER_LIMIT_COMES_LATE,
        LAST_COMES_FIRST,
        REJECTS_AFTER_THE_WAIT,
        RETRY_AFTER_IS_A_PERIOD,
        INTERRUPTS_ARE_IGNORED,
        INTERRUPTS_ARE_LOST,
        INTERRUPTED_WAITS_COST,
        DEADLINES_ARE_IGNORED,
        WAITS_BLOCK,
        CANCELLED_CALLS_ARE_MADE,
        CANCELLED_WAITS_COST,
        FUTURES_WRAP
    }

    private final RateLimiterSettings settings;
    private final Time time;
    private final Set<Flaw> flaws;
    private final long origin;
    private final Schedule schedule;

    FlawedRateLimiter(RateLimiterSettings settings, Time time, Set<Flaw> flaws) {
        this.settings = settings;
        this.time = time;
        this.flaws = flaws;
        this.origin = time.nanoTime();
        this.schedule = new Schedule(settings.permits(), settings.period().toNanos(), flaws);
    }

    /** Since it was made, so that times can be compared as they are. */
    private long now() {
        return time.nanoTime() - origin;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return this.<T, X>callWithin(Duration.ofDays(1), action);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T callWithin(
            Duration limit, CheckedSupplier<? extends T, X> action) throws X {
        long begin = reserve(flaws.contains(Flaw.DEADLINES_ARE_IGNORED) ? Duration.ofDays(1) : limit);
        await(begin);
        try {
            return action.get();
        } catch (Exception failure) {
            if (flaws.contains(Flaw.FAILURES_ARE_FREE)) {
                schedule.giveBack(begin);
            }
            throw Failures.<X>rethrow(failure);
        }
    }

    private long reserve(Duration limit) {
        long now = now();
        long longest = Math.min(limit.toNanos(), settings.maxWait().toNanos());
        long begin = schedule.reserve(1, now, longest);
        if (begin - now <= longest) {
            return begin;
        }
        if (flaws.contains(Flaw.REJECTS_AFTER_THE_WAIT)) {
            while (now() - now < longest) {
                time.parkNanos(this, longest - (now() - now));
            }
        }
        var retryAfter = flaws.contains(Flaw.RETRY_AFTER_IS_A_PERIOD)
                ? settings.period()
                : Duration.ofNanos(begin - now - longest);
        throw new CallRejectedException(settings.name(), "the rate limit is reached", retryAfter);
    }

    private void await(long begin) {
        while (now() < begin) {
            if (Thread.currentThread().isInterrupted() && !flaws.contains(Flaw.INTERRUPTS_ARE_IGNORED)) {
                if (!flaws.contains(Flaw.INTERRUPTED_WAITS_COST)) {
                    schedule.giveBack(begin);
                }
                if (flaws.contains(Flaw.INTERRUPTS_ARE_LOST)) {
                    Thread.interrupted();
                }
                throw new CallRejectedException(settings.name(), "interrupted", null);
            }
            Thread.interrupted();
            time.parkNanos(this, begin - now());
        }
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        long begin;
        try {
            begin = reserve(settings.maxWait());
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
        if (flaws.contains(Flaw.WAITS_BLOCK)) {
            await(begin);
        }
        var result = new CompletableFuture<T>();
        var timer = time.schedule(
                () -> time.execute(() -> start(action, result)), Duration.ofNanos(Math.max(0, begin - now())));
        result.whenComplete((value, failure) -> {
            if (result.isCancelled() && !flaws.contains(Flaw.CANCELLED_CALLS_ARE_MADE)) {
                timer.cancel();
                if (!flaws.contains(Flaw.CANCELLED_WAITS_COST)) {
                    schedule.giveBack(begin);
                }
            }
        });
        return result;
    }

    private <T extends @Nullable Object> void start(
            Supplier<? extends CompletionStage<T>> action, CompletableFuture<T> result) {
        action.get().whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(flaws.contains(Flaw.FUTURES_WRAP) ? failure : Failures.unwrap(failure));
            }
        });
    }

    @Override
    public boolean tryAcquire(int permits) {
        long now = now();
        return schedule.reserve(permits, now, 0) <= now;
    }

    @Override
    public void changePermits(int permits) {
        if (!flaws.contains(Flaw.LOWER_LIMIT_COMES_LATE)) {
            schedule.change(permits);
        }
    }
}
