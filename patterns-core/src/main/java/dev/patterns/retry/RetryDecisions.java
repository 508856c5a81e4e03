package dev.patterns.retry;

import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import dev.patterns.internal.Throwables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decisions of one call: is there another attempt, and after which wait? It doesn't wait itself, so that the blocking
 * and the asynchronous form can't decide differently. Used by one thread at a time.
 */
final class RetryDecisions {

    private static final Logger log = LoggerFactory.getLogger(Retry.class);

    private final RetryConfig config;
    private final Consumer<? super Attempt> listener;
    private final Time time;
    private final RandomGenerator random;
    private final long startedAt;
    private final List<Attempt> attempts = new ArrayList<>(2);
    private long firstFailureAt;
    private Duration delay = Duration.ZERO;

    RetryDecisions(
            RetryConfig config, Consumer<? super Attempt> listener, Time time, RandomGenerator random, long startedAt) {
        this.config = config;
        this.listener = listener;
        this.time = time;
        this.random = random;
        this.startedAt = startedAt;
    }

    /** Takes note of a failure. True if another attempt is to be made after {@link #delayNanos}. */
    boolean shouldRetry(Throwable failure) {
        long now = time.nanoTime();
        if (attempts.isEmpty()) {
            firstFailureAt = now;
        }
        int number = attempts.size() + 1;
        var next = decide(number, failure, now);
        var attempt = new Attempt(number, Duration.ofNanos(now - firstFailureAt), failure, next);
        attempts.add(attempt);
        if (next.isEmpty()) {
            return false;
        }
        delay = next.get();
        notifyListener(attempt);
        return true;
    }

    long delayNanos() {
        return delay.toNanos();
    }

    /** Puts the history within reach of the one who catches the last failure. */
    void attachHistory(Throwable failure) {
        if (attempts.size() > 1) {
            failure.addSuppressed(new RetryHistory(config.name(), attempts));
        }
    }

    /** A predicate or a backoff that throws ends the call, with the call's own failure. */
    private Optional<Duration> decide(int number, Throwable failure, long now) {
        try {
            return number < config.maxAttempts()
                    ? delayAfter(number, failure).filter(wait -> fitsMaxDuration(wait, now) && withdrawFromBudget())
                    : Optional.empty();
        } catch (Throwable broken) {
            Throwables.suppress(failure, broken);
            return Optional.empty();
        }
    }

    private Optional<Duration> delayAfter(int number, Throwable failure) {
        if (failure instanceof CallRejectedException rejected) {
            return config.waitOutRejections()
                    ? rejected.retryAfter().filter(this::isWithinMaxRetryAfter)
                    : Optional.empty();
        }
        if (!isRetryable(failure)) {
            return Optional.empty();
        }
        var backoff = config.backoff().delay(number, delay, random);
        var asked = config.retryAfter().apply(failure);
        return asked.isEmpty()
                ? Optional.of(backoff)
                : asked.filter(this::isWithinMaxRetryAfter).map(wait -> longer(wait, backoff));
    }

    private boolean isRetryable(Throwable failure) {
        return failure instanceof Exception
                && !(failure instanceof InterruptedException)
                && !(failure instanceof CancellationException)
                && config.retryOn().test(failure)
                && !config.abortOn().test(failure);
    }

    private boolean isWithinMaxRetryAfter(Duration asked) {
        return asked.compareTo(config.maxRetryAfter()) <= 0;
    }

    private boolean fitsMaxDuration(Duration wait, long now) {
        return config.maxDuration().isEmpty()
                || wait.compareTo(config.maxDuration().get().minusNanos(now - startedAt)) < 0;
    }

    private boolean withdrawFromBudget() {
        return config.budget().map(RetryBudget::withdraw).orElse(true);
    }

    /** The call has succeeded after all, or at once. */
    void succeeded() {
        config.budget().ifPresent(budget -> budget.deposit(!attempts.isEmpty()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void notifyListener(Attempt attempt) {
        log.debug("Retry of {} after attempt {}", config.name(), attempt);
        try {
            listener.accept(attempt);
        } catch (Throwable failure) {
            log.error("The listener of retry {} failed on {}", config.name(), attempt, failure);
        }
    }
}
