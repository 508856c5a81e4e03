package dev.patterns.retry;

import dev.patterns.CallRejectedException;
import dev.patterns.Failures;
import dev.patterns.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Sets up a {@link Retry}. */
public final class RetryBuilder {

    private final String name;
    private int maxAttempts = 3;
    private Backoff backoff =
            Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(10)).withJitter(Jitter.full());
    private Predicate<? super Throwable> retryOn = Failures.all();
    private Predicate<? super Throwable> abortOn = Failures.none();
    private Function<? super Throwable, Optional<Duration>> retryAfter = failure -> Optional.empty();
    private Duration maxRetryAfter = Duration.ofSeconds(60);
    private Optional<Duration> maxDuration = Optional.empty();
    private boolean waitOutRejections;
    private Optional<RetryBudget> budget = Optional.empty();
    private Consumer<? super Attempt> listener = attempt -> {};
    private Time time = Time.system();
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    RetryBuilder(String name) {
        this.name = name;
    }

    /** How often the call is made at most, the first time included. 1 to 1,000,000. Default: 3. */
    public RetryBuilder maxAttempts(int attempts) {
        this.maxAttempts = attempts;
        return this;
    }

    /** The wait between two attempts. Default: exponential from 100 ms to 10 s with full jitter. */
    public RetryBuilder backoff(Backoff backoff) {
        this.backoff = backoff;
        return this;
    }

    /** Only these failures are worth another attempt. Default: every exception. */
    public RetryBuilder retryOn(Predicate<? super Throwable> failures) {
        this.retryOn = failures;
        return this;
    }

    /** Only these types are worth another attempt. */
    @SafeVarargs
    public final RetryBuilder retryOn(Class<? extends Throwable>... types) {
        return retryOn(Failures.of(types));
    }

    /** These failures end the call, also where {@link #retryOn} has them. Default: none. */
    public RetryBuilder abortOn(Predicate<? super Throwable> failures) {
        this.abortOn = failures;
        return this;
    }

    /** These types end the call. */
    @SafeVarargs
    public final RetryBuilder abortOn(Class<? extends Throwable>... types) {
        return abortOn(Failures.of(types));
    }

    /**
     * Finds in a failure when the dependency wants to be called again, an HTTP response's {@code Retry-After} for example. The
     * wait is then that long at least; where that is more than {@link #maxRetryAfter}, or past {@link #maxDuration}, the call
     * ends instead. Default: finds nothing.
     */
    public RetryBuilder retryAfter(Function<? super Throwable, Optional<Duration>> hint) {
        this.retryAfter = hint;
        return this;
    }

    /** The longest wait that somebody else may ask for. Zero or more. Default: 60 s. */
    public RetryBuilder maxRetryAfter(Duration duration) {
        this.maxRetryAfter = duration;
        return this;
    }

    /**
     * How long all attempts and waits may take together. An attempt whose wait would end later is not made; one that is under
     * way is not cut short (that is what a timeout is for). More than zero. Default: no limit.
     */
    public RetryBuilder maxDuration(Duration duration) {
        this.maxDuration = Optional.of(duration);
        return this;
    }

    /**
     * Waits out a {@link CallRejectedException} for exactly its {@link CallRejectedException#retryAfter()}, if it has one, and
     * tries again. Default: a rejection ends the call, since calling again what has just said no is hammering.
     */
    public RetryBuilder waitOutRejections() {
        this.waitOutRejections = true;
        return this;
    }

    /** Pays for every retry; one budget for all retries of a dependency. Default: no limit. */
    public RetryBuilder budget(RetryBudget budget) {
        this.budget = Optional.of(budget);
        return this;
    }

    /** Is told of each failed attempt that another will follow, before the wait. What it throws is logged. */
    public RetryBuilder onRetry(Consumer<? super Attempt> listener) {
        this.listener = listener;
        return this;
    }

    /** The clock. Default: {@link Time#system()}. */
    public RetryBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /** Where jitter comes from; must be safe for the threads that share the retry. Default: each thread's own. */
    public RetryBuilder random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /** @throws IllegalArgumentException if a value is out of its bounds: it names the value and the rule */
    public Retry build() {
        var config = new RetryConfig(
                name,
                maxAttempts,
                backoff,
                retryOn,
                abortOn,
                retryAfter,
                maxRetryAfter,
                maxDuration,
                waitOutRejections,
                budget);
        return new Retry(config, listener, time, random);
    }
}
