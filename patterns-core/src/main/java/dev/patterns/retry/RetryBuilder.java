package dev.patterns.retry;

import dev.patterns.BadResult;
import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import dev.patterns.internal.FailureTypes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Retry}. For one thread. */
public final class RetryBuilder {

    private static final RandomGenerator RANDOM_OF_THE_THREAD =
            () -> ThreadLocalRandom.current().nextLong();

    private final String name;
    private int maxAttempts = 3;
    private Backoff backoff =
            Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(10)).withFullJitter();
    private Optional<Predicate<? super Throwable>> throttledOn = Optional.empty();
    private Optional<Backoff> throttledOnBackoff = Optional.empty();
    private Predicate<? super Throwable> retryOn = FailureTypes.all();
    private Predicate<? super Throwable> abortOn = FailureTypes.none();
    private Optional<Predicate<@Nullable Object>> retryOnResult = Optional.empty();
    private Function<? super Throwable, Optional<Duration>> retryAfter = failure -> Optional.empty();
    private Duration maxRetryAfter = Duration.ofSeconds(60);
    private Optional<Duration> maxDuration = Optional.empty();
    private boolean waitOutRejections;
    private Optional<RetryBudget> budget = Optional.empty();
    private Time time = Time.system();
    private RandomGenerator random = RANDOM_OF_THE_THREAD;

    RetryBuilder(String name) {
        this.name = name;
    }

    /** A builder with these settings, for a change. */
    RetryBuilder(RetrySettings settings, Time time, RandomGenerator random) {
        this(settings.name());
        this.time = time;
        this.random = random;
        set(settings);
    }

    private void set(RetrySettings settings) {
        this.maxAttempts = settings.maxAttempts();
        this.backoff = settings.backoff();
        this.throttledOn = settings.throttledOn();
        this.throttledOnBackoff = settings.throttledOnBackoff();
        this.retryOn = settings.retryOn();
        this.abortOn = settings.abortOn();
        this.retryOnResult = settings.retryOnResult();
        this.retryAfter = settings.retryAfter();
        this.maxRetryAfter = settings.maxRetryAfter();
        this.maxDuration = settings.maxDuration();
        this.waitOutRejections = settings.waitOutRejections();
        this.budget = settings.budget();
    }

    /**
     * Sets every setting to its default, except the clock and the source of jitter: for a {@link Retry#reconfigure}
     * that takes settings away.
     */
    public RetryBuilder reset() {
        set(new RetryBuilder(name).settings());
        return this;
    }

    /** How many times the call is made at most, the first attempt included. 1 to 1,000,000. Default: 3. */
    public RetryBuilder maxAttempts(int attempts) {
        this.maxAttempts = attempts;
        return this;
    }

    /** The wait between two attempts. Default: exponential from 100 ms to 10 s with full jitter. */
    public RetryBuilder backoff(Backoff backoff) {
        this.backoff = backoff;
        return this;
    }

    /**
     * After these failures the wait is taken from another backoff, for a dependency that says "too many requests". The
     * AWS SDKs wait longer then: from 1 s instead of 50 ms. It doesn't decide what is retried. Default: one backoff for
     * all failures.
     *
     * @param failures is also asked about a result that is retried, as a {@link BadResult}
     */
    public RetryBuilder throttledOn(Predicate<? super Throwable> failures, Backoff backoff) {
        this.throttledOn = Optional.of(failures);
        this.throttledOnBackoff = Optional.of(backoff);
        return this;
    }

    /** Only these failures are retried. Default: every exception. */
    public RetryBuilder retryOn(Predicate<? super Throwable> failures) {
        this.retryOn = failures;
        return this;
    }

    /** Only failures of these types are retried. */
    @SafeVarargs
    public final RetryBuilder retryOn(Class<? extends Throwable>... types) {
        return retryOn(FailureTypes.of(types));
    }

    /** These failures are not retried, even if {@link #retryOn} matches them. Default: none. */
    public RetryBuilder abortOn(Predicate<? super Throwable> failures) {
        this.abortOn = failures;
        return this;
    }

    /** Failures of these types are not retried. */
    @SafeVarargs
    public final RetryBuilder abortOn(Class<? extends Throwable>... types) {
        return abortOn(FailureTypes.of(types));
    }

    /**
     * These results are retried too: an answer "not ready yet", or an HTTP response with status 503. If the last
     * attempt has such a result, the caller gets it. Default: none.
     */
    public RetryBuilder retryOnResult(Predicate<@Nullable Object> results) {
        this.retryOnResult = Optional.of(results);
        return this;
    }

    /**
     * Finds in a failure after which time the dependency wants to be called again, for example an HTTP response's
     * {@code Retry-After}. A result that is retried is passed as a {@link BadResult}. The wait is then at least that
     * long. If it is longer than {@link #maxRetryAfter}, or does not fit in {@link #maxDuration}, the call ends
     * instead. Default: finds nothing.
     */
    public RetryBuilder retryAfter(Function<? super Throwable, Optional<Duration>> retryAfter) {
        this.retryAfter = retryAfter;
        return this;
    }

    /** The longest wait that a failure or a rejection may ask for. Zero or more. Default: 60 s. */
    public RetryBuilder maxRetryAfter(Duration duration) {
        this.maxRetryAfter = duration;
        return this;
    }

    /**
     * How long all attempts and waits may take together, by the clock. An attempt that could only start later is not
     * made, and its wait is not begun. An attempt that is running is not cut short: a timeout does that. More than
     * zero. Default: no limit.
     */
    public RetryBuilder maxDuration(Duration duration) {
        this.maxDuration = Optional.of(duration);
        return this;
    }

    /**
     * After a {@link CallRejectedException} that has a {@link CallRejectedException#retryAfter()}, waits exactly that
     * long and retries, if that fits in {@link #maxRetryAfter} and {@link #maxDuration}. Default: off. A rejection ends
     * the call, because the next attempt would only be rejected too.
     */
    public RetryBuilder waitOutRejections() {
        this.waitOutRejections = true;
        return this;
    }

    /** Limits the retries of all callers that share this budget: each retry withdraws from it. Default: no limit. */
    public RetryBuilder budget(RetryBudget budget) {
        this.budget = Optional.of(budget);
        return this;
    }

    /** The clock, and the threads of asynchronous attempts. Default: {@link Time#system()}. */
    public RetryBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /** The source of jitter. It must be safe for the threads that share the retry. Default: one for each thread. */
    public RetryBuilder random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /**
     * A retry, for any number of calls. It starts no thread, and no timer until an asynchronous call waits. What is set
     * here later doesn't change it. Retries that this builder makes share only the {@link #budget}, if there is one,
     * and the source of jitter.
     *
     * @throws IllegalArgumentException if a setting is out of bounds; the message states the rule and the value
     */
    public Retry build() {
        return new Retry(settings(), time, random);
    }

    /** The settings for a retry that has this clock and this source of jitter already. */
    RetrySettings settingsFor(Time time, RandomGenerator random) {
        Arguments.check(
                this.time.equals(time) && this.random.equals(random),
                "reconfigure must not change time or random of " + name + ", but did");
        return settings();
    }

    private RetrySettings settings() {
        return new RetrySettings(
                name,
                maxAttempts,
                backoff,
                throttledOn,
                throttledOnBackoff,
                retryOn,
                abortOn,
                retryOnResult,
                retryAfter,
                maxRetryAfter,
                maxDuration,
                waitOutRejections,
                budget);
    }
}
