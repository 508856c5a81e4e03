package dev.patterns.internal;

import org.jspecify.annotations.Nullable;

/**
 * What a call hands on to everything that it calls in turn. It belongs to the thread that makes the call. A policy that
 * goes on with the call on another thread takes it along:
 *
 * <pre>{@code
 * var scope = CallScope.current();       // on the thread that makes the call
 *
 * var outer = scope.enter();             // on the other thread
 * try {
 *     action.get();
 * } finally {
 *     CallScope.leave(outer);
 * }
 * }</pre>
 *
 * <p>It is a thread local, not a {@code ScopedValue}: the other thread is a worker that exists already, and scoped
 * values can't reach it either.
 *
 * @param deadline the {@code Deadline} by which the call must have ended; null if there is none
 * @param retriedBy the name of the retry that makes the call again; null in a first attempt
 */
public record CallScope(@Nullable Object deadline, @Nullable String retriedBy) {

    /** Set only while a thread makes a call that has a scope. */
    private static final ThreadLocal<@Nullable CallScope> CURRENT = new ThreadLocal<>();

    private static final CallScope NONE = new CallScope(null, null);

    /** The calling thread's scope; one without deadline and retry if none was entered. */
    public static CallScope current() {
        var current = CURRENT.get();
        return current == null ? NONE : current;
    }

    /** Makes this the calling thread's scope. Returns the one before, for {@link #leave}. */
    public CallScope enter() {
        var outer = current();
        set(this);
        return outer;
    }

    /** Makes the outer scope current again. */
    public static void leave(CallScope outer) {
        set(outer);
    }

    private static void set(CallScope scope) {
        if (scope.equals(NONE)) {
            CURRENT.remove();
        } else {
            CURRENT.set(scope);
        }
    }

    public CallScope withDeadline(Object deadline) {
        return new CallScope(deadline, retriedBy);
    }

    public CallScope withRetry(String retry) {
        return new CallScope(deadline, retry);
    }
}
