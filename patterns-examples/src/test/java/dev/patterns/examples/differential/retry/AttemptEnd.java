package dev.patterns.examples.differential.retry;

import dev.patterns.CallRejectedException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** How an attempt ends: one step of a trace. */
enum AttemptEnd {
    SUCCESS,
    FAILURE,
    /** With a failure that is not to be retried. */
    FINAL_FAILURE,
    INTERRUPTED,
    CANCELLED,
    /** With the rejection of an inner policy, which doesn't say when to come back. */
    REJECTED,
    ERROR;

    /** A new failure for each attempt, so that it can be seen which of them the caller gets. Null for a success. */
    @Nullable
    Throwable failure(int attempt) {
        var message = "attempt " + attempt;
        return switch (this) {
            case SUCCESS -> null;
            case FAILURE -> new IllegalStateException(message);
            case FINAL_FAILURE -> new IllegalArgumentException(message);
            case INTERRUPTED -> new InterruptedException(message);
            case CANCELLED -> new CancellationException(message);
            case REJECTED -> new CallRejectedException("inner", message, null);
            case ERROR -> new AssertionError(message);
        };
    }

    @Override
    public String toString() {
        return "attemptEndsWith(" + name() + ")";
    }
}
