package dev.patterns.circuitbreaker;

/** How a call ended, as the breaker sees it. */
public enum CallOutcome {
    SUCCESS,
    SLOW_SUCCESS,
    FAILURE,
    SLOW_FAILURE,
    /** It says nothing about the dependency. */
    IGNORED,
    /** It was not made. */
    REJECTED;

    public boolean isFailure() {
        return this == FAILURE || this == SLOW_FAILURE;
    }

    public boolean isSlow() {
        return this == SLOW_SUCCESS || this == SLOW_FAILURE;
    }
}
