package dev.patterns.examples.behaviour.retry;

import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import dev.patterns.examples.contenders.retry.RetrySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The decisions of one call of a {@link FlawedRetry}. */
final class FlawedDecisions {

    private final RetrySettings settings;
    private final Time time;
    private final RandomGenerator random;
    private final AtomicInteger tokens;
    private final Set<RetryFlaw> flaws;
    private final List<Throwable> failures = new ArrayList<>();
    private final long startedAt;
    private int attempts;
    private Duration waited = Duration.ZERO;

    FlawedDecisions(
            RetrySettings settings, Time time, RandomGenerator random, AtomicInteger tokens, Set<RetryFlaw> flaws) {
        this.settings = settings;
        this.time = time;
        this.random = random;
        this.tokens = tokens;
        this.flaws = flaws;
        this.startedAt = time.nanoTime();
    }

    /** The wait after a failed attempt; empty if the call ends. */
    Optional<Duration> afterFailure(Throwable failure) {
        failures.add(failure);
        return isRetryable(failure) ? next(failure) : Optional.empty();
    }

    /** The wait after an attempt that returned this; empty if the call ends. */
    Optional<Duration> afterResult(@Nullable Object result) {
        boolean retried = result != null
                && !flaws.contains(RetryFlaw.RESULTS_ARE_NOT_RETRIED)
                && settings.features()
                        .retryOnResult()
                        .filter(it -> it.test(result))
                        .isPresent();
        return retried ? next(null) : Optional.empty();
    }

    boolean afterRetries() {
        return attempts > 0;
    }

    /** Makes the earlier failures reachable from the last one. */
    void attachTo(Throwable failure) {
        if (flaws.contains(RetryFlaw.HISTORY_IS_LOST)) {
            return;
        }
        for (var earlier : failures.subList(0, Math.max(0, failures.size() - 1))) {
            if (!earlier.equals(failure) || flaws.contains(RetryFlaw.FAILURES_SUPPRESS_THEMSELVES)) {
                failure.addSuppressed(earlier);
            }
        }
    }

    private boolean isRetryable(Throwable failure) {
        if (failure instanceof Error) {
            return flaws.contains(RetryFlaw.ERRORS_ARE_RETRIED);
        }
        if (failure instanceof InterruptedException) {
            return flaws.contains(RetryFlaw.INTERRUPTED_CALLS_ARE_RETRIED);
        }
        if (failure instanceof CancellationException) {
            return flaws.contains(RetryFlaw.CANCELLED_CALLS_ARE_RETRIED);
        }
        if (failure instanceof CallRejectedException
                && settings.features().retryAfter().isEmpty()) {
            return flaws.contains(RetryFlaw.REJECTIONS_ARE_RETRIED);
        }
        try {
            return settings.retryOn().test(failure) || flaws.contains(RetryFlaw.PREDICATE_IS_NOT_ASKED);
        } catch (RuntimeException defect) {
            if (flaws.contains(RetryFlaw.PREDICATE_FAILURES_ESCAPE)) {
                throw defect;
            }
            return false;
        }
    }

    private Optional<Duration> next(@Nullable Throwable failure) {
        attempts++;
        int most = settings.maxAttempts() + (flaws.contains(RetryFlaw.FIRST_ATTEMPT_IS_NOT_COUNTED) ? 1 : 0);
        if (attempts >= most) {
            return Optional.empty();
        }
        Duration wait;
        try {
            wait = delay(failure);
        } catch (RuntimeException defect) {
            if (flaws.contains(RetryFlaw.BACKOFF_FAILURES_ESCAPE)) {
                throw defect;
            }
            return Optional.empty();
        }
        if (!fits(wait) || !isPaidFor()) {
            return Optional.empty();
        }
        if (flaws.contains(RetryFlaw.WAITS_ARE_WHOLE_MILLISECONDS)) {
            wait = Duration.ofMillis(wait.toMillis());
        }
        waited = waited.plus(wait);
        return Optional.of(wait);
    }

    private Duration delay(@Nullable Throwable failure) {
        var features = settings.features();
        var delay = features.delay().isPresent() ? features.delay().get().apply(attempts) : exponential();
        if (failure == null || flaws.contains(RetryFlaw.RETRY_AFTER_IS_IGNORED)) {
            return delay;
        }
        var asked = features.retryAfter().flatMap(it -> it.apply(failure)).orElse(Duration.ZERO);
        return asked.compareTo(delay) > 0 ? asked : delay;
    }

    private Duration exponential() {
        double first = settings.firstDelay().toNanos();
        double cap = settings.maxDelay().toNanos();
        double factor = flaws.contains(RetryFlaw.DELAYS_OVERFLOW)
                ? attempts > 31 ? 0 : 1 << (attempts - 1)
                : Math.pow(2, attempts - 1);
        factor = flaws.contains(RetryFlaw.DELAYS_DO_NOT_GROW) ? 1 : factor;
        double jitter = settings.features().jitter().orElse(0.0);
        boolean half = jitter == 0 || flaws.contains(RetryFlaw.JITTER_IS_HALF);
        double spread = half ? 0.5 + 0.5 * random.nextDouble() : 1 - jitter + 2 * jitter * random.nextDouble();
        double nanos = flaws.contains(RetryFlaw.CAP_AFTER_JITTER)
                ? Math.min(cap, first * factor * spread)
                : Math.min(cap, first * factor) * spread;
        return Duration.ofNanos((long) nanos);
    }

    private boolean fits(Duration wait) {
        if (settings.features().maxDuration().isEmpty()) {
            return true;
        }
        var limit = settings.features().maxDuration().get();
        if (flaws.contains(RetryFlaw.ONLY_WAITS_COUNT)) {
            return waited.plus(wait).compareTo(limit) < 0;
        }
        var elapsed = Duration.ofNanos(time.nanoTime() - startedAt);
        return flaws.contains(RetryFlaw.ATTEMPTS_THAT_CANNOT_FIT_ARE_WAITED_FOR)
                ? elapsed.compareTo(limit) < 0
                : elapsed.plus(wait).compareTo(limit) < 0;
    }

    private boolean isPaidFor() {
        if (settings.features().budget().isEmpty() || flaws.contains(RetryFlaw.BUDGET_IS_IGNORED)) {
            return true;
        }
        if (flaws.contains(RetryFlaw.BUDGET_IS_CHARGED_LATE)) {
            return tokens.get() > 0;
        }
        return tokens.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** For the flaw only: the retry begins. */
    void chargeLate() {
        tokens.getAndUpdate(left -> Math.max(0, left - 1));
    }
}
