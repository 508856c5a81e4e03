package dev.patterns.examples.behaviour.http;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.http.HttpGuard;
import dev.patterns.examples.contenders.http.HttpGuardSettings;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A small retry around a breaker around a timeout that is right without a flaw and wrong in one way with each. The
 * breaker's state is guarded by this object's lock; a call itself is made outside.
 */
final class FlawedGuard implements HttpGuard {

    /** What can be wrong with it. */
    enum Flaw {
        NO_RETRY,
        ONE_ATTEMPT_TOO_MANY,
        EVERYTHING_IS_RETRIED,
        FAILURES_ARE_WRAPPED,
        NO_TIMEOUT,
        TIMEOUT_OF_THE_CLIENT,
        ATTEMPTS_ARE_LEFT_RUNNING,
        ONLY_HALF_OF_RETRY_AFTER_IS_WAITED,
        RETRY_AFTER_HAS_NO_MAXIMUM,
        RESULTS_ARE_SUCCESSES,
        RESULTS_ARE_NOT_COUNTED,
        NEVER_OPENS,
        OPENS_AT_THE_FIRST_FAILURE,
        NEVER_CLOSES,
        EVERYTHING_IS_COUNTED,
        TIMEOUTS_ARE_NOT_COUNTED,
        REFUSED_CONNECTIONS_ARE_NOT_COUNTED,
        FAILED_PROBES_ARE_NOT_COUNTED,
        EVERY_CALL_IS_A_PROBE
    }

    private final HttpGuardSettings settings;
    private final Set<Flaw> flaws;
    private String state = "CLOSED";
    private int failures;
    private long openSince;
    private boolean probeIsOut;

    FlawedGuard(HttpGuardSettings settings, Set<Flaw> flaws) {
        this.settings = settings;
        this.flaws = flaws;
    }

    @Override
    public synchronized String breakerState() {
        return state;
    }

    @Override
    public Optional<Duration> clientTimeout() {
        return has(Flaw.TIMEOUT_OF_THE_CLIENT) ? Optional.of(settings.timeout()) : Optional.empty();
    }

    @Override
    public <T extends @Nullable Object> T call(CheckedSupplier<? extends T, ?> action) throws Exception {
        int attempts = has(Flaw.NO_RETRY) ? 1 : settings.maxAttempts() + (has(Flaw.ONE_ATTEMPT_TOO_MANY) ? 1 : 0);
        for (int attempt = 1; ; attempt++) {
            try {
                T result = throughTheBreaker(action);
                if (attempt == attempts || !isBad(result) || has(Flaw.RESULTS_ARE_SUCCESSES)) {
                    return result;
                }
                Thread.sleep(settings.backoff().toMillis());
            } catch (Exception failure) {
                if (attempt == attempts || !isRetried(failure)) {
                    throw has(Flaw.FAILURES_ARE_WRAPPED) ? new IOException(failure) : failure;
                }
                pause(failure);
            }
        }
    }

    private boolean isRetried(Exception failure) {
        if (has(Flaw.EVERYTHING_IS_RETRIED)) {
            return true;
        }
        return settings.failures().retryOn().test(failure)
                && (has(Flaw.RETRY_AFTER_HAS_NO_MAXIMUM) || !settings.failures().exceedsMaxRetryAfter(failure));
    }

    private void pause(Exception failure) throws InterruptedException {
        long millis = settings.delayAfter(failure).toMillis();
        if (has(Flaw.RETRY_AFTER_HAS_NO_MAXIMUM)) {
            millis = Math.min(millis, 100); // an hour is too long for a test
        }
        Thread.sleep(has(Flaw.ONLY_HALF_OF_RETRY_AFTER_IS_WAITED) ? millis / 2 : millis);
    }

    private <T extends @Nullable Object> T throughTheBreaker(CheckedSupplier<? extends T, ?> action) throws Exception {
        admit();
        T result;
        try {
            result = withinTheTimeout(action);
        } catch (Exception failure) {
            record(isCounted(failure));
            throw failure;
        }
        record(isBad(result) && !has(Flaw.RESULTS_ARE_NOT_COUNTED));
        return result;
    }

    private <T extends @Nullable Object> T withinTheTimeout(CheckedSupplier<? extends T, ?> action) throws Exception {
        if (has(Flaw.NO_TIMEOUT) || has(Flaw.TIMEOUT_OF_THE_CLIENT)) {
            return action.get();
        }
        var attempt = new FutureTask<T>(action::get);
        var worker = new Thread(attempt, "attempt");
        worker.setDaemon(true);
        worker.start();
        try {
            return attempt.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        } catch (TimeoutException late) {
            throw new TimeoutExceededException(settings.name(), settings.timeout());
        } finally {
            if (!has(Flaw.ATTEMPTS_ARE_LEFT_RUNNING)) {
                attempt.cancel(true); // no effect if it has ended
            }
        }
    }

    private synchronized void admit() {
        if (state.equals("OPEN")
                && System.nanoTime() - openSince >= settings.openFor().toNanos()) {
            state = "HALF_OPEN";
            probeIsOut = false;
        }
        if (state.equals("OPEN") || probeIsOut) {
            throw new CallRejectedException(settings.name(), "circuit breaker is open", null);
        }
        probeIsOut = state.equals("HALF_OPEN") && !has(Flaw.EVERY_CALL_IS_A_PROBE);
    }

    private synchronized void record(boolean failed) {
        boolean probe = state.equals("HALF_OPEN");
        probeIsOut = false;
        if (!failed) {
            failures = 0;
            state = probe && has(Flaw.NEVER_CLOSES) ? "HALF_OPEN" : "CLOSED";
            return;
        }
        failures++;
        boolean opens = probe
                ? !has(Flaw.FAILED_PROBES_ARE_NOT_COUNTED)
                : failures >= settings.failureThreshold() || has(Flaw.OPENS_AT_THE_FIRST_FAILURE);
        if (opens && !has(Flaw.NEVER_OPENS)) {
            state = "OPEN";
            openSince = System.nanoTime();
        }
    }

    private boolean isCounted(Exception failure) {
        if (has(Flaw.EVERYTHING_IS_COUNTED)) {
            return true;
        }
        return !settings.failures().ignoreOn().test(failure)
                && !(has(Flaw.TIMEOUTS_ARE_NOT_COUNTED) && failure instanceof TimeoutExceededException)
                && !(has(Flaw.REFUSED_CONNECTIONS_ARE_NOT_COUNTED) && failure instanceof ConnectException);
    }

    private boolean isBad(@Nullable Object result) {
        Predicate<Object> never = any -> false;
        return result != null
                && settings.failures().failOnResult().orElse(never).test(result);
    }

    private boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }
}
