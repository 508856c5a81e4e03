package dev.patterns.retry;

import dev.patterns.BadResult;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Which HTTP responses and failures are worth another attempt, and when.
 *
 * <pre>{@code
 * Retry retry = Retry.builder("quotes")
 *         .retryOn(HttpRetry::isTransient)
 *         .retryOnResult(HttpRetry::isTransientResponse)
 *         .throttledOn(HttpRetry::isThrottled, Backoff.exponential(second, minute).withFullJitter())
 *         .retryAfter(HttpRetry::retryAfter)
 *         .build();
 * HttpResponse<String> response = retry.call(() -> client.send(request, BodyHandlers.ofString()));
 * }</pre>
 *
 * These four are for {@code java.net.http}, a module that is needed only if they are used. A program with another
 * client has {@link #isTransientStatus}, {@link #parseRetryAfter} and {@link #parseGrpcPushback}.
 *
 * <p>None of them looks at the method. A request that must not be sent twice must not be retried.
 */
public final class HttpRetry {

    /** The statuses that {@code curl --retry} calls transient. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

    private static final Set<Integer> THROTTLED = Set.of(429, 503);

    /** Longer than any {@link RetryBuilder#maxRetryAfter}. */
    private static final Duration NEVER = ChronoUnit.FOREVER.getDuration();

    private HttpRetry() {}

    /**
     * Whether the connection failed, broke or timed out: any {@link IOException}, except one that says that the other
     * side is not the right one or doesn't speak the protocol.
     */
    public static boolean isTransient(Throwable failure) {
        return failure instanceof IOException
                && !(failure instanceof SSLHandshakeException)
                && !(failure instanceof SSLPeerUnverifiedException)
                && !(failure instanceof ProtocolException);
    }

    /** Whether the result is a response with a {@linkplain #isTransientStatus transient status}. */
    public static boolean isTransientResponse(@Nullable Object result) {
        return result instanceof HttpResponse<?> response && isTransientStatus(response.statusCode());
    }

    /** Whether another attempt may get another status: 408, 429, 500, 502, 503 and 504. */
    public static boolean isTransientStatus(int status) {
        return TRANSIENT.contains(status);
    }

    /** Whether a response that is retried says that there are too many requests: 429 and 503. */
    public static boolean isThrottled(Throwable failure) {
        return responseIn(failure)
                .filter(it -> THROTTLED.contains(it.statusCode()))
                .isPresent();
    }

    /**
     * The {@code Retry-After} of a response that is retried. If it is a date, the wait is counted from the response's
     * {@code Date}: both are times of the server's clock, which may differ from the caller's.
     *
     * @return empty if there is no such header, or it can't be read, or it is a date and there is no {@code Date}
     */
    public static Optional<Duration> retryAfter(Throwable failure) {
        return responseIn(failure).map(HttpResponse::headers).flatMap(headers -> {
            var date = headers.firstValue("Date").flatMap(HttpDate::parse);
            return headers.firstValue("Retry-After").flatMap(value -> retryAfter(value, date));
        });
    }

    /**
     * The value of a {@code Retry-After} header (RFC 9110, 10.2.3): a number of seconds, or a date. Zero for a date
     * that has passed; empty if it can't be read.
     *
     * @param now the time of the response's {@code Date} header, or of the caller's clock
     */
    public static Optional<Duration> parseRetryAfter(String value, Instant now) {
        return retryAfter(value, Optional.of(now));
    }

    /**
     * The value of gRPC's trailer {@code grpc-retry-pushback-ms} (gRFC A6): a number of milliseconds. Anything else,
     * such as -1, is the server's request not to retry at all: the wait is then longer than any
     * {@link RetryBuilder#maxRetryAfter}, which ends the call. Empty if there is no trailer.
     */
    public static Optional<Duration> parseGrpcPushback(@Nullable String millis) {
        return Optional.ofNullable(millis)
                .map(it -> isNumber(it) ? Duration.ofMillis(Long.parseLong(it.strip())) : NEVER);
    }

    private static Optional<Duration> retryAfter(String value, Optional<Instant> now) {
        if (isNumber(value)) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
        }
        return now.flatMap(from -> HttpDate.parse(value).map(until -> Duration.between(from, until)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /** Of at most 18 digits, which fit into a long. */
    private static boolean isNumber(String value) {
        return value.strip().matches("[0-9]{1,18}");
    }

    private static Optional<HttpResponse<?>> responseIn(Throwable failure) {
        return failure instanceof BadResult bad && bad.result() instanceof HttpResponse<?> response
                ? Optional.of(response)
                : Optional.empty();
    }
}
