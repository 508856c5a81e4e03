package dev.patterns.retry;

import dev.patterns.BadResult;
import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Deadline;
import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import dev.patterns.internal.CallScope;
import dev.patterns.internal.Throwables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of one call: is there another attempt, and after which wait? It does not wait itself, so the blocking
 * and the asynchronous form can't decide differently. Used by one thread at a time.
 */
final class RetryDecisions {

    private final RetrySettings settings;
    private final RetryListeners listeners;
    private final Time time;
    private final RandomGenerator random;
    private final long startedAt;
    private final @Nullable BudgetedCall budget;
    private final CallScope scope = CallScope.current(); // made on the thread that makes the call
    private final Optional<Deadline> deadline = Deadline.current();
    private final List<Attempt> attempts = new ArrayList<>(2); // the first and the last ones
    private int attemptsMade;
    private long attemptStartedAt;
    private long firstFailureAt;
    private Duration delay = Duration.ZERO;

    /** @param startedAt when the call began; read only if there is a {@link RetryConfig#maxDuration} */
    RetryDecisions(CallSettings call, Time time, RandomGenerator random, long startedAt) {
        this.settings = call.settings();
        this.listeners = call.listeners();
        this.time = time;
        this.random = random;
        this.startedAt = startedAt;
        this.attemptStartedAt = startedAt;
        this.budget = call.budget() == null ? null : new BudgetedCall(call.budget());
    }

    /** Records a failed attempt. True if another one is to be made after {@link #delayNanos}. */
    boolean shouldRetry(Throwable failure) {
        long now = time.nanoTime();
        attemptsMade++;
        if (attemptsMade == 1) {
            firstFailureAt = now;
        }
        var nextDelay = nextDelay(failure, now);
        var attempt = new Attempt(
                attemptsMade, Duration.ofNanos(now - firstFailureAt), attemptDuration(now), failure, nextDelay);
        RetryHistory.keep(attempts, attempt);
        if (nextDelay.isEmpty()) {
            return false;
        }
        delay = nextDelay.get();
        listeners.retrying(attempt);
        if (scope.retriedBy() != null) {
            listeners.nestedIn(scope.retriedBy(), settings.maxAttempts());
        }
        return true;
    }

    long delayNanos() {
        return delay.toNanos();
    }

    /** The wait is over, perhaps later than planned. True if the next attempt may still start. */
    boolean mayStartAttempt() {
        attemptStartedAt = time.nanoTime();
        return fitsTimeLimits(Duration.ZERO, attemptStartedAt);
    }

    /** Makes the next attempt. What it calls can see that it is not the first, and the deadline, on any thread. */
    <T extends @Nullable Object, X extends Exception> T nextAttempt(CheckedSupplier<? extends T, X> action) throws X {
        var outer = scope.withRetry(settings.name()).enter();
        try {
            return action.get();
        } finally {
            CallScope.leave(outer);
        }
    }

    void onSuccess() {
        if (budget != null) {
            budget.succeeded();
        }
        listeners.succeeded(attempts);
    }

    /** The call ends with this failure. A caller that catches it can read the attempts from it. */
    void onFailure(Throwable failure) {
        if (attempts.size() > 1) {
            RetryHistory.attach(settings.name(), attempts, failure);
        }
        if (budget != null) {
            budget.failed(attemptsMade, failure, this::isRetryable);
        }
        listeners.failed(attempts);
    }

    /** The result was completed from outside: it was cancelled, for example. May be called by any thread. */
    void onCancel() {
        if (budget != null) {
            budget.cancelled();
        }
    }

    private Optional<Duration> attemptDuration(long now) {
        boolean startIsKnown = attemptsMade > 1 || settings.maxDuration().isPresent();
        return startIsKnown ? Optional.of(Duration.ofNanos(now - attemptStartedAt)) : Optional.empty();
    }

    /** Empty if the call ends. A setting's function that throws ends it too, with the call's own failure. */
    private Optional<Duration> nextDelay(Throwable failure, long now) {
        try {
            return attemptsMade < settings.maxAttempts()
                    ? delayAfter(failure).filter(wait -> fitsTimeLimits(wait, now) && withdrawFromBudget(failure))
                    : Optional.empty();
        } catch (Throwable thrown) {
            Throwables.suppress(failure, thrown);
            return Optional.empty();
        }
    }

    private Optional<Duration> delayAfter(Throwable failure) {
        if (failure instanceof CallRejectedException rejected) {
            return settings.waitOutRejections()
                    ? rejected.retryAfter().filter(this::isWithinMaxRetryAfter)
                    : Optional.empty();
        }
        if (!isRetryable(failure)) {
            return Optional.empty();
        }
        var backoff = Arguments.notNegative(
                "the delay of a backoff", backoffAfter(failure).delay(attemptsMade, delay, random));
        var retryAfter = settings.retryAfter().apply(failure);
        return retryAfter.isEmpty()
                ? Optional.of(backoff)
                : retryAfter.filter(this::isWithinMaxRetryAfter).map(wait -> longer(wait, backoff));
    }

    private boolean isRetryable(Throwable failure) {
        return failure instanceof BadResult
                || failure instanceof Exception
                        && !(failure instanceof InterruptedException)
                        && !(failure instanceof CancellationException)
                        && settings.retryOn().test(failure)
                        && !settings.abortOn().test(failure);
    }

    private Backoff backoffAfter(Throwable failure) {
        return settings.throttledOn()
                .filter(it -> it.test(failure))
                .flatMap(it -> settings.throttledOnBackoff())
                .orElse(settings.backoff());
    }

    private boolean isWithinMaxRetryAfter(Duration wait) {
        return wait.compareTo(settings.maxRetryAfter()) <= 0;
    }

    private boolean fitsTimeLimits(Duration wait, long now) {
        return (settings.maxDuration().isEmpty()
                        || wait.compareTo(settings.maxDuration().get().minusNanos(now - startedAt)) < 0)
                && (deadline.isEmpty() || wait.compareTo(deadline.get().remaining()) < 0);
    }

    private boolean withdrawFromBudget(Throwable failure) {
        return budget == null || budget.withdraw(attemptsMade, failure);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
