package dev.patterns.ratelimiter;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import dev.patterns.internal.CallScope;
import dev.patterns.internal.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous call that waits for its permit. The wait ends once: either the call begins, or its caller has
 * cancelled it and the permit is given back. So no permit is given back that was used.
 */
final class WaitingCall<T extends @Nullable Object> {

    private final Reservation reservation;
    private final RateLimiterDecisions decisions;
    private final Supplier<? extends CompletionStage<T>> action;
    private final CompletableFuture<T> result;
    private final CallScope scope = CallScope.current();
    private final AtomicBoolean waitHasEnded = new AtomicBoolean();

    WaitingCall(
            Reservation reservation,
            RateLimiterDecisions decisions,
            Supplier<? extends CompletionStage<T>> action,
            CompletableFuture<T> result) {
        this.reservation = reservation;
        this.decisions = decisions;
        this.action = action;
        this.result = result;
    }

    void start(Time time) {
        decisions.waitBegins();
        var timer = time.schedule(() -> execute(time), Duration.ofNanos(reservation.waitNanos()));
        result.whenComplete((value, failure) -> leave(timer));
    }

    /** On the timer's thread, which must not make the call itself. */
    private void execute(Time time) {
        try {
            time.execute(this::begin);
        } catch (Throwable thrown) { // no thread can be started
            result.completeExceptionally(thrown);
        }
    }

    private void begin() {
        if (waitHasEnded.compareAndSet(false, true)) {
            decisions.waitEnds(reservation);
            var outer = scope.enter();
            try {
                Futures.link(Futures.start(action), result);
            } finally {
                CallScope.leave(outer);
            }
        }
    }

    /** The result is complete: its caller has cancelled the wait, unless the call has begun. */
    private void leave(Cancellable timer) {
        if (waitHasEnded.compareAndSet(false, true)) {
            timer.cancel();
            decisions.waitIsCancelled(reservation);
        }
    }
}
