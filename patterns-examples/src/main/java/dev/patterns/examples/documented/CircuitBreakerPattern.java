package dev.patterns.examples.documented;

import dev.patterns.CheckedSupplier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first document's "Pattern 1: Circuit Breaker Implementation", as it stands there. */
public final class CircuitBreakerPattern {

    /** The document's three strings. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private static final Logger logger = LoggerFactory.getLogger(CircuitBreakerPattern.class);

    private final String serviceName;
    private final int failureThreshold;
    private final Duration timeout;
    private final Clock time;

    // B1: three fields that belong together, read and written by every caller, with nothing to keep them together.
    private int failureCount;
    private @Nullable Instant lastFailureTime;
    private State state;

    public CircuitBreakerPattern(String serviceName) {
        this(serviceName, 5, Duration.ofSeconds(60));
    }

    public CircuitBreakerPattern(String serviceName, int failureThreshold, Duration timeout) {
        this(serviceName, failureThreshold, timeout, Clock.systemUTC());
    }

    public CircuitBreakerPattern(String serviceName, int failureThreshold, Duration timeout, Clock time) {
        this.serviceName = serviceName;
        this.failureThreshold = failureThreshold;
        this.timeout = timeout;
        this.time = time;
        this.failureCount = 0;
        this.lastFailureTime = null;
        this.state = State.CLOSED;
    }

    /** Executes the function with circuit breaker protection. */
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> func) throws X {
        if (state == State.OPEN) {
            if (shouldAttemptReset()) {
                // B2: from here on nobody is turned away. Whoever calls before the first probe has answered is a probe.
                state = State.HALF_OPEN;
            } else {
                throw new CircuitBreakerOpenError(serviceName + " circuit breaker is OPEN");
            }
        }

        // B9: a call that hangs in here is not seen by anybody until it returns.
        try {
            T result = func.get();
            onSuccess();
            return result;
        } catch (Exception e) { // B5: every exception counts, the caller's own mistakes too.
            onFailure();
            throw e;
        }
    }

    /**
     * The document calls this and doesn't define it: as published, a breaker that has opened fails every call from then
     * on with an AttributeError. This is the check that its text, and the second document's code, imply.
     */
    private boolean shouldAttemptReset() {
        // B4: the wall clock. Set back, it keeps the breaker open for that much longer; set forward, it ends the wait.
        return lastFailureTime == null
                || Duration.between(lastFailureTime, time.instant()).compareTo(timeout) >= 0;
    }

    /** Resets the circuit breaker on a successful call. */
    private void onSuccess() {
        // B6: whichever call succeeds, whenever it was admitted. A straggler from before the trouble closes an OPEN
        // breaker, without any probe.
        failureCount = 0;
        state = State.CLOSED;
    }

    /** Handles a failure and perhaps opens the circuit. */
    private void onFailure() {
        failureCount += 1; // B1: two threads that do this at once count one failure.
        // B6: a straggler that fails while the breaker is OPEN starts the wait anew.
        lastFailureTime = time.instant();
        if (failureCount >= failureThreshold) {
            state = State.OPEN;
            logger.warn("Circuit breaker OPENED for {}", serviceName);
        }
    }

    // Python's attributes are public; these two are what a caller would look at.

    public State state() {
        return state;
    }

    public int failureCount() {
        return failureCount;
    }
}
