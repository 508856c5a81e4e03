package dev.patterns.examples.documented;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first document's "Pattern 2: Retry with Exponential Backoff", line by line. */
public final class RetryWithBackoff {

    private static final Logger logger = LoggerFactory.getLogger(RetryWithBackoff.class);

    private final int maxRetries;
    private final double baseDelay;
    private final double maxDelay;
    private final boolean jitter;
    private final Time time;
    private final RandomGenerator random;

    public RetryWithBackoff() {
        this(3, Duration.ofSeconds(1), Duration.ofSeconds(60), true);
    }

    public RetryWithBackoff(int maxRetries, Duration baseDelay, Duration maxDelay, boolean jitter) {
        this(maxRetries, baseDelay, maxDelay, jitter, Time.system(), RandomGenerator.getDefault());
    }

    public RetryWithBackoff(
            int maxRetries, Duration baseDelay, Duration maxDelay, boolean jitter, Time time, RandomGenerator random) {
        this.maxRetries = maxRetries;
        this.baseDelay = seconds(baseDelay);
        this.maxDelay = seconds(maxDelay);
        this.jitter = jitter;
        this.time = time;
        this.random = random;
    }

    /** Executes the function with retry logic. */
    @SuppressWarnings("unchecked") // what func threw is an X or unchecked
    public <T extends @Nullable Object, X extends Exception> T execute(CheckedSupplier<? extends T, X> func) throws X {
        @Nullable Exception lastException = null;

        // R8: no budget. When every call fails, the dependency gets four times the load.
        // R9: no deadline. Attempts and delays add up, however long the caller can wait.
        for (int attempt = 0; attempt < maxRetries + 1; attempt++) {
            try {
                return func.get();
            } catch (Exception e) {
                lastException = e; // R7: the earlier failure is lost.

                if (attempt == maxRetries) {
                    break;
                }

                if (!isRetryableError(e)) {
                    break;
                }

                double delay = calculateDelay(attempt); // R10: ignores the server's Retry-After.
                logger.info("Retry attempt {} after {}s delay", attempt + 1, delay);
                sleep(delay);
            }
        }

        throw (X) Objects.requireNonNull(lastException);
    }

    /** Calculates the delay with exponential backoff and jitter. */
    private double calculateDelay(int attempt) {
        double delay = Math.min(baseDelay * Math.pow(2, attempt), maxDelay);
        if (jitter) {
            // R3: the document's comment says "±25% jitter". It is 50 % to 100 %, on average 25 % less than the delay.
            delay *= 0.5 + random.nextDouble() * 0.5;
        }
        return delay;
    }

    /** Determines if the error is worth retrying. */
    private boolean isRetryableError(Exception error) {
        var retryableErrors = List.of(
                SocketException.class, // ConnectionError
                TimeoutException.class, // TimeoutError; the next one is thrown by this project's Timeout
                TimeoutExceededException.class,
                IOException.class); // requests.exceptions.RequestException, thrown by an HTTP client
        return retryableErrors.stream().anyMatch(errorType -> errorType.isInstance(error));
    }

    /** Python's time.sleep. R4: an interrupt doesn't end it, and the interrupt flag is lost. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    private void sleep(double seconds) {
        long nanos = (long) (seconds * 1e9);
        long start = time.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (time.nanoTime() - start)) {
            time.parkNanos(this, left);
            Thread.interrupted();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
