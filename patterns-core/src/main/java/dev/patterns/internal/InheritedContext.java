package dev.patterns.internal;

import org.jspecify.annotations.Nullable;

/**
 * A value that a simulated thread passes on to everything it starts: threads, workers and timers.
 *
 * <p>A scenario sets it to the request that the thread serves, so that a call of the dependency counts for that request
 * even when a policy makes it on another thread. An {@link InheritableThreadLocal} would pass it on only to new
 * threads, and the simulation reuses threads.
 */
public final class InheritedContext {

    private static final ThreadLocal<@Nullable Object> CONTEXT = new ThreadLocal<>();

    private InheritedContext() {}

    /** The calling thread's context; null if none was set or inherited. */
    public static @Nullable Object get() {
        return CONTEXT.get();
    }

    public static void set(@Nullable Object context) {
        CONTEXT.set(context);
    }
}
