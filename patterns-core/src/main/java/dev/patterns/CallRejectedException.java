package dev.patterns;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A policy rejected the call before it began. The action was not called, so it had no effect.
 *
 * <p>It has no stack trace, and builds its message when {@link #getMessage} is called: an open breaker rejects every
 * call, so a rejection must be cheap.
 */
public class CallRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final long UNKNOWN = -1;

    /** The name of the policy that rejected the call. */
    private final String rejectedBy;

    /** Why. */
    private final String reason;

    /** After which time a call may be let through; negative if that is not known. */
    private final long retryAfterNanos;

    /**
     * A rejection, without a stack trace.
     *
     * @param rejectedBy the name of the policy that rejects
     * @param reason the reason in a few words: "circuit breaker is open"
     * @param retryAfter after which time another attempt makes sense, at most 292 years; null if that is not known
     */
    public CallRejectedException(String rejectedBy, String reason, @Nullable Duration retryAfter) {
        this(rejectedBy, reason, retryAfter == null ? UNKNOWN : Math.max(0, TimeUnit.NANOSECONDS.convert(retryAfter)));
    }

    /** As above, in nanoseconds and without allocating a duration. A negative value means unknown. */
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

    /** The reason, in a few words. */
    public String reason() {
        return reason;
    }

    /** After which time another attempt makes sense, counted from the rejection; empty if that is not known. */
    public Optional<Duration> retryAfter() {
        return retryAfterNanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(retryAfterNanos));
    }

    @Override
    public String getMessage() {
        var message = rejectedBy + ": " + reason;
        return retryAfterNanos < 0 ? message : message + ", retry after " + retryAfterNanos / 1_000_000 + " ms";
    }
}
