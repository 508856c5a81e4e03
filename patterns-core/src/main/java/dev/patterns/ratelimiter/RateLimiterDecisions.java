package dev.patterns.ratelimiter;

import dev.patterns.CallRejectedException;
import dev.patterns.Deadline;
import dev.patterns.Time;
import dev.patterns.internal.Listeners;
import dev.patterns.ratelimiter.RateLimiter.Call;
import dev.patterns.ratelimiter.RateLimiter.Outcome;
import dev.patterns.ratelimiter.RateLimiter.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Which calls get a permit, and when. It neither waits nor calls, so the blocking and the asynchronous form can't
 * decide differently. All calls of a rate limiter share it.
 */
final class RateLimiterDecisions {

    private static final String LIMIT_REACHED = "the rate limit is reached";
    private static final String BEYOND_DEADLINE = "no permit is free before the deadline";
    private static final String INTERRUPTED = "interrupted while waiting for a permit";

    private static final Call ADMITTED_AT_ONCE = new Call(Outcome.ADMITTED, Duration.ZERO);
    private static final Call REJECTED = new Call(Outcome.REJECTED, Duration.ZERO);

    private final Time time;
    private final PermitSchedule schedule;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Listeners<Call> listeners;
    private volatile boolean hasListeners; // read by every call, once

    RateLimiterDecisions(CallSettings settings, Time time) {
        this.time = time;
        this.schedule = new PermitSchedule(settings, time);
        this.listeners = new Listeners<>(LoggerFactory.getLogger(RateLimiter.class), "rate limiter " + settings.name());
    }

    /**
     * Takes a permit for a call.
     *
     * @return null if it was free; otherwise the call must wait, between {@link #waitBegins} and {@link #waitEnds} or
     *     {@link #waitIsCancelled}
     * @throws CallRejectedException if none is free in time
     */
    @Nullable
    Reservation reserve(CallSettings settings) {
        var reservation = schedule.reserve(1, 0, settings);
        long longest = reservation == null ? 0 : longestWait(settings);
        if (longest > 0) {
            reservation = schedule.reserve(1, longest, settings);
        }
        if (reservation == null) {
            report(ADMITTED_AT_ONCE);
        } else if (reservation.waitNanos() > longest) {
            report(REJECTED);
            throw rejection(settings, reservation.waitNanos());
        }
        return reservation;
    }

    /** Takes so many permits, if all of them are free now. */
    boolean tryAcquire(int permits, CallSettings settings) {
        boolean acquired = schedule.reserve(permits, 0, settings) == null;
        report(acquired ? ADMITTED_AT_ONCE : REJECTED);
        return acquired;
    }

    /** {@code maxWait}, or what is left until the {@link Deadline}, if that is less. */
    private static long longestWait(CallSettings settings) {
        if (settings.maxWait() == 0) {
            return 0;
        }
        var left = Deadline.current().map(Deadline::remaining);
        return left.isPresent() ? Math.min(settings.maxWait(), left.get().toNanos()) : settings.maxWait();
    }

    private static CallRejectedException rejection(CallSettings settings, long wait) {
        long tooLong = wait - settings.maxWait();
        return tooLong > 0
                ? new CallRejectedException(settings.name(), LIMIT_REACHED, tooLong)
                : new CallRejectedException(settings.name(), BEYOND_DEADLINE, wait);
    }

    static CallRejectedException interrupted(CallSettings settings) {
        return new CallRejectedException(settings.name(), INTERRUPTED, null);
    }

    void waitBegins() {
        waiting.incrementAndGet();
    }

    /** The call begins. */
    void waitEnds(Reservation reservation) {
        waiting.decrementAndGet();
        if (hasListeners) {
            listeners.notify(new Call(Outcome.ADMITTED, Duration.ofNanos(reservation.waitNanos())));
        }
    }

    /** The call will not begin: gives its permit back, if that is fair. */
    void waitIsCancelled(Reservation reservation) {
        waiting.decrementAndGet();
        schedule.giveBack(reservation);
        if (hasListeners) {
            long left = Math.max(0, reservation.left(time.nanoTime()));
            listeners.notify(new Call(Outcome.CANCELLED, Duration.ofNanos(reservation.waitNanos() - left)));
        }
    }

    Status status(CallSettings settings) {
        return new Status(schedule.free(settings), waiting.get(), Duration.ofNanos(schedule.untilFree()));
    }

    Runnable addListener(Consumer<? super Call> listener) {
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

    private void report(Call call) {
        if (hasListeners) {
            listeners.notify(call);
        }
    }
}
