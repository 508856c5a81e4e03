package dev.patterns.examples.documented;

import dev.patterns.CheckedSupplier;
import dev.patterns.examples.documented.CircuitBreakerPattern.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The second document's {@code CircuitBreaker}, from "Fault Tolerance Design", as it stands there.
 *
 * <p>It differs from {@link CircuitBreakerPattern} in one line, and by that in everything: a success resets the count
 * only in HALF_OPEN. (The published text has lost its indentation; this is the reading in which the two assignments
 * belong together. A reset on every success would be the first document's breaker.)
 */
public final class WellArchitectedCircuitBreaker {

    private final int failureThreshold;
    private final Duration timeout;
    private final Clock time;

    // B1: as in the first document, nothing keeps these together.
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
                state = State.HALF_OPEN; // B2: for everybody.
            } else {
                throw new CircuitOpenError();
            }
        }

        try {
            T result = func.get();
            if (state == State.HALF_OPEN) { // B6: any success will do, a straggler's too.
                state = State.CLOSED;
                failureCount = 0;
            }
            // B3: a success while CLOSED leaves the count as it is. One failure a day opens the breaker on the fifth.
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
