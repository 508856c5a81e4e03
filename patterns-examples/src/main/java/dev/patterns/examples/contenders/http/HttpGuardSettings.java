package dev.patterns.examples.contenders.http;

import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The settings of a guard that every contender understands in the same way.
 *
 * @param name name of the called server
 * @param maxAttempts number of attempts, including the first
 * @param backoff delay before each retry; the document's retry makes it 50 to 100 % of that
 * @param failureThreshold number of consecutive failures that opens the breaker
 * @param openFor how long the open breaker rejects calls before it admits one probe
 * @param timeout longest duration of one attempt
 * @param failures what is retried, what is counted
 * @param remedy the remedy that the contender switches on through a setting of its own, if one is wanted
 */
public record HttpGuardSettings(
        String name,
        int maxAttempts,
        Duration backoff,
        int failureThreshold,
        Duration openFor,
        Duration timeout,
        HttpFailures failures,
        Optional<Remedy> remedy) {

    /**
     * Three attempts, 10 ms apart, and five failures for 60 s. The timeout is so long that only a request without an
     * answer exceeds it, even on a busy machine.
     */
    public static HttpGuardSettings of(String name, HttpFailures failures) {
        return new HttpGuardSettings(
                name,
                3,
                Duration.ofMillis(10),
                5,
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                failures,
                Optional.empty());
    }

    public HttpGuardSettings attempts(int attempts) {
        return attempts(attempts, backoff);
    }

    public HttpGuardSettings attempts(int attempts, Duration delay) {
        return new HttpGuardSettings(name, attempts, delay, failureThreshold, openFor, timeout, failures, remedy);
    }

    public HttpGuardSettings failureThreshold(int threshold) {
        return new HttpGuardSettings(name, maxAttempts, backoff, threshold, openFor, timeout, failures, remedy);
    }

    public HttpGuardSettings openFor(Duration duration) {
        return new HttpGuardSettings(name, maxAttempts, backoff, failureThreshold, duration, timeout, failures, remedy);
    }

    public HttpGuardSettings timeout(Duration limit) {
        return new HttpGuardSettings(name, maxAttempts, backoff, failureThreshold, openFor, limit, failures, remedy);
    }

    public HttpGuardSettings failures(UnaryOperator<HttpFailures> change) {
        return new HttpGuardSettings(
                name, maxAttempts, backoff, failureThreshold, openFor, timeout, change.apply(failures), remedy);
    }

    public HttpGuardSettings remedy(Optional<Remedy> wanted) {
        return new HttpGuardSettings(name, maxAttempts, backoff, failureThreshold, openFor, timeout, failures, wanted);
    }

    boolean has(Remedy wanted) {
        return remedy.filter(wanted::equals).isPresent();
    }

    /**
     * The wait before a retry after this failure: the backoff, or what the failure asks for if that is longer. Whole
     * milliseconds, rounded up, because the libraries cut off what is less and would be too early.
     */
    public Duration delayAfter(Throwable failure) {
        var delay = failures.retryAfter()
                .apply(failure)
                .filter(wait -> wait.compareTo(backoff) > 0)
                .orElse(backoff);
        return Duration.ofMillis(delay.plusNanos(999_999).toMillis());
    }
}
