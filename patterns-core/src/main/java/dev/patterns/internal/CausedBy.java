package dev.patterns.internal;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Matches a failure if the predicate matches it or one of its causes.
 *
 * @param predicate what the failure or the cause must match; it prints with it
 */
public record CausedBy(Predicate<? super Throwable> predicate) implements Predicate<Throwable> {

    /** Causes can form a ring; no real chain is longer. */
    private static final int DEEPEST = 100;

    @Override
    public boolean test(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (predicate.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    @Override
    public String toString() {
        return "caused by " + predicate;
    }
}
