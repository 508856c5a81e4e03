package dev.patterns;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy turned the call away before it began: nothing was sent, nothing happened.
 *
 * <p>It has no stack trace and builds its message when asked. A breaker that is open rejects every call there is, and a
 * rejection must cost next to nothing just then.
 */
public class CallRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final long UNKNOWN = -1;

    private final String rejectedBy;
    private final String reason;
    private final long retryAfterNanos;

    /**
     * @param rejectedBy the name of the policy that rejects
     * @param reason why, in a few words: "circuit breaker is open"
     * @param retryAfter when another try makes sense, or null where that is not known
     */
    public CallRejectedException(String rejectedBy, String reason, @Nullable Duration retryAfter) {
        this(rejectedBy, reason, retryAfter == null ? UNKNOWN : Math.max(0, retryAfter.toNanos()));
    }

    /** As above, for a caller that counts in nanoseconds and is in a hurry. A negative time stands for unknown. */
    public CallRejectedException(String rejectedBy, String reason, long retryAfterNanos) {
        super(null, null, true, false);
        this.rejectedBy = rejectedBy;
        this.reason = reason;
        this.retryAfterNanos = retryAfterNanos;
    }

    /** The name of the policy that rejected the call. */
    public String rejectedBy() {
        return rejectedBy;
    }

    /** Why, in a few words. */
    public String reason() {
        return reason;
    }

    /** When another try makes sense, counted from the rejection; empty where that is not known. */
    public Optional<Duration> retryAfter() {
        return retryAfterNanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(retryAfterNanos));
    }

    @Override
    public String getMessage() {
        var message = rejectedBy + ": " + reason;
        return retryAfterNanos < 0 ? message : message + ", retry after " + retryAfterNanos / 1_000_000 + " ms";
    }
}
