package dev.patterns.examples.documented;

import dev.patterns.CheckedSupplier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first document's "Pattern 1: Circuit Breaker Implementation", line by line. */
public final class CircuitBreakerPattern {

    /** The states. The document has strings. */
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

    // B1: every caller reads and writes these three fields, without any synchronisation.
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
                // B2: from here on no call is rejected. Until the first probe ends, every call is a probe.
                state = State.HALF_OPEN;
            } else {
                throw new CircuitBreakerOpenError(serviceName + " circuit breaker is OPEN");
            }
        }

        // B9: a call that hangs here is not counted until it returns.
        try {
            T result = func.get();
            onSuccess();
            return result;
        } catch (Exception e) { // B5: every exception counts, even one for the caller's own mistake.
            onFailure();
            throw e;
        }
    }

    /**
     * The document calls this method and doesn't define it. As published, every call after the breaker has opened fails
     * with an AttributeError. This is the check that the document's text and the second document's code imply.
     */
    private boolean shouldAttemptReset() {
        // B4: the wall clock. Setting it back keeps the breaker open longer; setting it forward ends that too early.
        return lastFailureTime == null
                || Duration.between(lastFailureTime, time.instant()).compareTo(timeout) >= 0;
    }

    /** Resets the circuit breaker on a successful call. */
    private void onSuccess() {
        // B6: any success counts, whenever the call was admitted. A slow call that was admitted before the breaker
        // opened closes it without a probe.
        failureCount = 0;
        state = State.CLOSED;
    }

    /** Handles a failure and perhaps opens the circuit. */
    private void onFailure() {
        failureCount += 1; // B1: two threads that do this at the same time count one failure.
        // B6: a slow call that fails while the breaker is OPEN restarts the open time.
        lastFailureTime = time.instant();
        if (failureCount >= failureThreshold) {
            state = State.OPEN;
            logger.warn("Circuit breaker OPENED for {}", serviceName);
        }
    }

    // Python's attributes are public. A caller would read these two.

    public State state() {
        return state;
    }

    public int failureCount() {
        return failureCount;
    }
}
