package dev.patterns;

import dev.patterns.internal.Arguments;
import dev.patterns.internal.CallScope;
import dev.patterns.internal.Futures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time by which a call must have ended, with everything that it calls in turn.
 *
 * <p>Timeouts and waits that know nothing of each other add up: three attempts of two seconds, with waits in between
 * and a wait for a connection in each, keep a caller that gave up after three seconds busy for ten. A deadline is set
 * once, where the call enters the program. The policies inside it keep to what is left:
 *
 * <pre>
 *   deadline 2 s   ├──────────────────────────────────────────────┤
 *   retry          ├ attempt 1 ┤ wait ├ attempt 2 ─────┤ wait: not begun, it would end after the deadline
 *   timeout 1 s    ├───────────┤      ├────────────────┤          an attempt's limit is cut to what is left
 *   pool           ├─┤                ├─┤                         no thread waits for a connection any longer
 * </pre>
 *
 * <pre>{@code
 * var guard = Policy.compose(Deadline.within(Duration.ofSeconds(2)), retry, breaker, timeout);
 * guard.call(() -> ...);                                      // each call has two seconds
 *
 * Deadline.after(Duration.ofMillis(header)).call(() -> ...);  // what the caller of this service has left
 * }</pre>
 *
 * <p>A deadline ends nothing by itself: it can't stop a thread. A {@link dev.patterns.timeout.Timeout} inside it does.
 *
 * <p>The deadline belongs to the thread that makes the call. Policies take it along to their worker threads and to
 * later attempts of an asynchronous call. For a thread of your own, take {@link #current} along and call {@link #call}
 * there. Nested deadlines can only shorten the time. Immutable; the same idea as gRPC's deadlines and Go's contexts.
 */
public final class Deadline {

    /** 146 years. A longer limit is cut to it, so that the difference of two deadlines doesn't overflow. */
    private static final long LONGEST = Long.MAX_VALUE / 2;

    private final Time time;
    private final long at;

    private Deadline(Time time, long at) {
        this.time = time;
        this.at = at;
    }

    /** The deadline after this time from now, by the monotonic clock. More than zero, at most 292 years. */
    public static Deadline after(Duration limit) {
        return after(limit, Time.system());
    }

    /** As {@link #after(Duration)}, by the clock of the policies inside. */
    public static Deadline after(Duration limit, Time time) {
        long nanos = Arguments.positive("limit", limit).toNanos();
        return new Deadline(time, time.nanoTime() + Math.min(nanos, LONGEST));
    }

    /** A policy that gives each call a deadline of its own. More than zero, at most 292 years. */
    public static Policy within(Duration limit) {
        return within(limit, Time.system());
    }

    /** As {@link #within(Duration)}, by the clock of the policies inside. */
    public static Policy within(Duration limit, Time time) {
        return new DeadlinePolicy(Arguments.positive("limit", limit), time);
    }

    /** The deadline of the call that this thread makes. */
    public static Optional<Deadline> current() {
        return Optional.ofNullable(in(CallScope.current()));
    }

    /** How much time is left; zero if the deadline is over. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, at - time.nanoTime()));
    }

    /** Whether no time is left. */
    public boolean isOver() {
        return at - time.nanoTime() <= 0;
    }

    /**
     * Makes the call under this deadline, or under the current one if that is earlier.
     *
     * @throws CallRejectedException if the earlier one is over; the action is not called then
     */
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        if (isOver()) {
            throw noTimeLeft();
        }
        return enter(action);
    }

    /** As {@link #call}, without reading the clock: for a deadline that has just been made. */
    <T extends @Nullable Object, X extends Exception> T enter(CheckedSupplier<? extends T, X> action) throws X {
        var current = CallScope.current();
        var earlier = in(current);
        if (earlier != null && !isEarlierThan(earlier)) {
            if (earlier.isOver()) {
                throw noTimeLeft();
            }
            return action.get();
        }
        var outer = current.withDeadline(this).enter();
        try {
            return action.get();
        } finally {
            CallScope.leave(outer);
        }
    }

    private static @Nullable Deadline in(CallScope scope) {
        return (Deadline) scope.deadline();
    }

    /** The asynchronous form of {@link #call}: the policies that the action starts keep to the deadline. */
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        try {
            return call(() -> Futures.start(action));
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
    }

    private boolean isEarlierThan(Deadline other) {
        return time.equals(other.time) ? at - other.at < 0 : remaining().compareTo(other.remaining()) < 0;
    }

    private static CallRejectedException noTimeLeft() {
        return new CallRejectedException("deadline", "no time is left", null);
    }

    @Override
    public String toString() {
        return "Deadline[in " + remaining().toMillis() + " ms]";
    }
}
