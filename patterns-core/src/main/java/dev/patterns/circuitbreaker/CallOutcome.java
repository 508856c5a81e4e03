package dev.patterns.circuitbreaker;

/** What the end of a call counts as. */
public enum CallOutcome {
    SUCCESS,
    SLOW_SUCCESS,
    FAILURE,
    SLOW_FAILURE,
    /** It says nothing about the dependency, and doesn't count. */
    IGNORED,
    /** The breaker rejected it, so it was not made. */
    REJECTED;

    public boolean isFailure() {
        return this == FAILURE || this == SLOW_FAILURE;
    }

    public boolean isSlow() {
        return this == SLOW_SUCCESS || this == SLOW_FAILURE;
    }
}
