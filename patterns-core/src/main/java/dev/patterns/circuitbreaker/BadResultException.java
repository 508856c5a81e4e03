package dev.patterns.circuitbreaker;

import org.jspecify.annotations.Nullable;

/**
 * Stands for a result that counts as a failure, in events and where {@link OpenDuration} looks for a hint. It is never thrown:
 * the caller gets the result.
 */
public final class BadResultException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Object result;

    BadResultException(@Nullable Object result) {
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
