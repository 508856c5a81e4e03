package dev.patterns.examples.contenders.http;

import dev.patterns.CheckedSupplier;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A retry around a breaker around a timeout, composed in the contender's own way. */
public interface HttpGuard {

    /**
     * Makes the call. Its own failures are thrown unchanged.
     *
     * @throws dev.patterns.CallRejectedException if the breaker rejects the last attempt
     * @throws dev.patterns.timeout.TimeoutExceededException if the last attempt exceeds the timeout
     */
    <T extends @Nullable Object> T call(CheckedSupplier<? extends T, ?> action) throws Exception;

    /** The breaker's current state: CLOSED, OPEN or HALF_OPEN. */
    String breakerState();

    /** The timeout that the HTTP client has to set on each request, for a contender that has no timeout of its own. */
    default Optional<Duration> clientTimeout() {
        return Optional.empty();
    }
}
