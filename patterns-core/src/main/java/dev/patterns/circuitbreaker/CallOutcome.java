package dev.patterns.circuitbreaker;

/** What the end of a call counts as. */
public enum CallOutcome {
    /** It succeeded in time. */
    SUCCESS,
    /** It succeeded, and took longer than {@link CircuitBreakerBuilder#slowAfter}. */
    SLOW_SUCCESS,
    /** It failed. */
    FAILURE,
    /** It failed, and took longer than {@link CircuitBreakerBuilder#slowAfter}. */
    SLOW_FAILURE,
    /** It says nothing about the dependency, and doesn't count. */
    IGNORED,
    /** The breaker rejected it, so it was not made. */
    REJECTED;

    /** Whether it counts as a failure, slow or not. */
    public boolean isFailure() {
        return this == FAILURE || this == SLOW_FAILURE;
    }

    /** Whether it counts as slow, failed or not. */
    public boolean isSlow() {
        return this == SLOW_SUCCESS || this == SLOW_FAILURE;
    }
}
