package dev.patterns;

import org.jspecify.annotations.Nullable;

/**
 * Stands for a result that counts as a failure, in the events of a policy and in its functions that look at a failure.
 * It is never thrown: the caller gets the result. It has no stack trace.
 */
public final class BadResult extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Object result;

    /**
     * A failure without a stack trace.
     *
     * @param result what the call returned
     */
    public BadResult(@Nullable Object result) {
        super(null, null, false, false);
        this.result = result;
    }

    /** What the call returned. */
    public @Nullable Object result() {
        return result;
    }

    @Override
    public String getMessage() {
        return "the result was " + result;
    }
}
