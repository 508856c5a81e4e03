package dev.patterns.retry;

import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import dev.patterns.internal.Listeners;
import dev.patterns.internal.Throwables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decisions of one call: is there another attempt, and after which wait? It does not wait itself, so the blocking
 * and the asynchronous form can't decide differently. Used by one thread at a time.
 */
final class RetryDecisions {

    private static final Logger log = LoggerFactory.getLogger(Retry.class);

    private final RetryConfig config;
    private final Listeners<Attempt> listeners;
    private final Time time;
    private final RandomGenerator random;
    private final long startedAt;
    private final List<Attempt> attempts = new ArrayList<>(2);
    private long firstFailureAt;
    private Duration delay = Duration.ZERO;

    /** @param startedAt when the call began; read only if there is a {@link RetryConfig#maxDuration} */
    RetryDecisions(
            RetryConfig config, Listeners<Attempt> listeners, Time time, RandomGenerator random, long startedAt) {
        this.config = config;
        this.listeners = listeners;
        this.time = time;
        this.random = random;
        this.startedAt = startedAt;
    }

    /** A call has succeeded. Static because a call whose first attempt succeeds has no decisions: it passes null. */
    static void onSuccess(@Nullable RetryBudget budget, @Nullable RetryDecisions decisions) {
        if (budget != null) {
            budget.deposit(decisions != null && !decisions.attempts.isEmpty());
        }
    }

    /** Records a failed attempt. True if another one is to be made after {@link #delayNanos}. */
    boolean shouldRetry(Throwable failure) {
        long now = time.nanoTime();
        if (attempts.isEmpty()) {
            firstFailureAt = now;
        }
        int number = attempts.size() + 1;
        var nextDelay = nextDelay(number, failure, now);
        var attempt = new Attempt(number, Duration.ofNanos(now - firstFailureAt), failure, nextDelay);
        attempts.add(attempt);
        if (nextDelay.isEmpty()) {
            return false;
        }
        delay = nextDelay.get();
        log.debug("Retry {}: attempt {}", config.name(), attempt);
        listeners.notify(attempt);
        return true;
    }

    long delayNanos() {
        return delay.toNanos();
    }

    /** Makes the attempts available to a caller that catches the last failure. */
    void attachHistory(Throwable failure) {
        if (attempts.size() > 1) {
            failure.addSuppressed(new RetryHistory(config.name(), attempts));
        }
    }

    /** Empty if the call ends. A setting's function that throws ends it too, with the call's own failure. */
    private Optional<Duration> nextDelay(int number, Throwable failure, long now) {
        try {
            return number < config.maxAttempts()
                    ? delayAfter(number, failure).filter(wait -> fitsMaxDuration(wait, now) && withdrawFromBudget())
                    : Optional.empty();
        } catch (Throwable thrown) {
            Throwables.suppress(failure, thrown);
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
        var retryAfter = config.retryAfter().apply(failure);
        return retryAfter.isEmpty()
                ? Optional.of(backoff)
                : retryAfter.filter(this::isWithinMaxRetryAfter).map(wait -> longer(wait, backoff));
    }

    private boolean isRetryable(Throwable failure) {
        return failure instanceof Exception
                && !(failure instanceof InterruptedException)
                && !(failure instanceof CancellationException)
                && config.retryOn().test(failure)
                && !config.abortOn().test(failure);
    }

    private boolean isWithinMaxRetryAfter(Duration wait) {
        return wait.compareTo(config.maxRetryAfter()) <= 0;
    }

    private boolean fitsMaxDuration(Duration wait, long now) {
        return config.maxDuration().isEmpty()
                || wait.compareTo(config.maxDuration().get().minusNanos(now - startedAt)) < 0;
    }

    private boolean withdrawFromBudget() {
        return config.budget().map(RetryBudget::withdraw).orElse(true);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
