package dev.patterns.examples.documented;

import dev.patterns.CheckedSupplier;
import dev.patterns.examples.documented.CircuitBreakerPattern.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The second document's {@code CircuitBreaker}, from "Fault Tolerance Design", line by line.
 *
 * <p>It differs from {@link CircuitBreakerPattern} in one line that changes its whole behaviour: a success resets the
 * failure count only in HALF_OPEN. (The published text has lost its indentation. This port reads the two assignments as
 * one block. With a reset on every success it would be the first document's breaker.)
 */
public final class WellArchitectedCircuitBreaker {

    private final int failureThreshold;
    private final Duration timeout;
    private final Clock time;

    // B1: no synchronisation, as in the first document.
    private int failureCount;
    private Instant lastFailureTime;
    private State state;

    public WellArchitectedCircuitBreaker() {
        this(5, Duration.ofSeconds(60));
    }

    public WellArchitectedCircuitBreaker(int failureThreshold, Duration timeout) {
        this(failureThreshold, timeout, Clock.systemUTC());
    }

    public WellArchitectedCircuitBreaker(int failureThreshold, Duration timeout, Clock time) {
        this.failureThreshold = failureThreshold;
        this.timeout = timeout;
        this.time = time;
        this.failureCount = 0;
        this.lastFailureTime = Instant.EPOCH; // last_failure_time = 0
        this.state = State.CLOSED;
    }

    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> func) throws X {
        if (state == State.OPEN) {
            // B4: the wall clock.
            if (Duration.between(lastFailureTime, time.instant()).compareTo(timeout) > 0) {
                state = State.HALF_OPEN; // B2: every call passes from here on.
            } else {
                throw new CircuitOpenError();
            }
        }

        try {
            T result = func.get();
            if (state == State.HALF_OPEN) { // B6: any success counts, also of a call admitted long before.
                state = State.CLOSED;
                failureCount = 0;
            }
            // B3: a success while CLOSED doesn't reset the count. One failure a day opens the breaker on day five.
            return result;
        } catch (Exception e) { // B5: every exception counts.
            failureCount += 1;
            lastFailureTime = time.instant();
            if (failureCount >= failureThreshold) {
                state = State.OPEN;
            }
            throw e;
        }
    }

    public State state() {
        return state;
    }

    public int failureCount() {
        return failureCount;
    }
}
