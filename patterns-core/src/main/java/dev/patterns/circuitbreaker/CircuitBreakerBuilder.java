package dev.patterns.circuitbreaker;

import dev.patterns.Failures;
import dev.patterns.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link CircuitBreaker}. The defaults are the first document's: five failures in a row, 60 s. */
public final class CircuitBreakerBuilder {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final RandomGenerator EACH_THREADS_OWN =
            () -> ThreadLocalRandom.current().nextLong();

    private final String name;
    private TripRule tripWhen = TripRule.consecutiveFailures(5);
    private Optional<Duration> slowAfter = Optional.empty();
    private boolean countsOverdue;
    private Duration openFor = MINUTE;
    private double openFactor = 1;
    private Duration openAtMost = openFor;
    private double openJitter;
    private Function<? super Throwable, Optional<Duration>> retryAfter = failure -> Optional.empty();
    private Duration longestRetryAfter = FIVE_MINUTES;
    private boolean halfOpenByTimer;
    private int probes = 1;
    private Duration probeLease = MINUTE;
    private double reopenAt;
    private Optional<Duration> halfOpenAtMost = Optional.empty();
    private int rampOver;
    private Predicate<? super Throwable> records = Failures.all();
    private Predicate<? super Throwable> ignores = Failures.none();
    private Predicate<@Nullable Object> failsOn = CircuitBreakerConfig.NO_RESULT;
    private Time time = Time.system();
    private RandomGenerator random = EACH_THREADS_OWN;

    CircuitBreakerBuilder(String name) {
        this.name = name;
    }

    /** What makes it open: any of these rules. Default: five failures in a row. */
    public CircuitBreakerBuilder tripWhen(TripRule first, TripRule... others) {
        this.tripWhen = TripRule.anyOf(first, others);
        return this;
    }

    /**
     * A call that takes this long or longer is slow. Windows count slow calls beside failures, and a slow probe is as bad as a
     * failed one. Costs two readings of the clock a call. More than zero. Default: calls are not timed.
     */
    public CircuitBreakerBuilder slowAfter(Duration duration) {
        this.slowAfter = Optional.of(duration);
        return this;
    }

    /**
     * Counts a call as slow as soon as {@link #slowAfter} has passed, while it is still under way: a dependency that hangs is
     * seen before its calls return. Costs a timer a call. Default: a call counts when it ends.
     */
    public CircuitBreakerBuilder countOverdueCalls() {
        this.countsOverdue = true;
        return this;
    }

    /** How long it stays open before a probe may pass. More than zero. Default: 60 s. */
    public CircuitBreakerBuilder openFor(Duration duration) {
        return openFor(duration, 1, duration);
    }

    /**
     * How long it stays open, growing by the factor each time that it finds the dependency still down, up to the longest. Once
     * closed, it starts anew.
     *
     * @param first more than zero
     * @param factor 1 or more
     * @param longest at least the first
     */
    public CircuitBreakerBuilder openFor(Duration first, double factor, Duration longest) {
        this.openFor = first;
        this.openFactor = factor;
        this.openAtMost = longest;
        return this;
    }

    /**
     * Varies the time that it stays open by up to this share either way, so that not all who call one dependency come back at
     * once. 0 to 1. Default: 0.
     */
    public CircuitBreakerBuilder openJitter(double share) {
        this.openJitter = share;
        return this;
    }

    /**
     * Takes the time from the failure that opens it, where that says when to come back (HTTP's {@code Retry-After}). A result that
     * counts as a failure comes as a {@link CircuitBreakerEvent.BadResult}. Default: finds nothing.
     *
     * @param longest what is asked for at most; more than zero
     */
    public CircuitBreakerBuilder retryAfter(Function<? super Throwable, Optional<Duration>> hint, Duration longest) {
        this.retryAfter = hint;
        this.longestRetryAfter = longest;
        return this;
    }

    /**
     * Becomes half-open by itself when the time is up, and open again by itself when {@link #halfOpenAtMost} is. Calls see no
     * difference; those who watch the state do. Default: the next call does it.
     */
    public CircuitBreakerBuilder halfOpenByTimer() {
        this.halfOpenByTimer = true;
        return this;
    }

    /** How many probes decide whether it closes; also how many may be out at a time. 1 to 1,000. Default: 1. */
    public CircuitBreakerBuilder probes(int probes) {
        this.probes = probes;
        return this;
    }

    /**
     * How long a probe may take before another may take its place; from then on its own outcome no longer counts. Longer than
     * the slowest call that one would wait for. More than zero. Default: 60 s.
     */
    public CircuitBreakerBuilder probeLease(Duration duration) {
        this.probeLease = duration;
        return this;
    }

    /**
     * Opens again as soon as this share of all probes has failed, or was slow. 0 to 1, where 0 means the first one. Default: 0.
     */
    public CircuitBreakerBuilder reopenAt(double failureRate) {
        this.reopenAt = failureRate;
        return this;
    }

    /** Opens again if the probes haven't decided by then. More than zero. Default: it waits for them. */
    public CircuitBreakerBuilder halfOpenAtMost(Duration duration) {
        this.halfOpenAtMost = Optional.of(duration);
        return this;
    }

    /**
     * Doesn't close at once when the probes have succeeded: it admits a tenth of the calls, and a share that grows to all of
     * them over so many successes. 1 to 2^20. Default: 0, no ramp.
     */
    public CircuitBreakerBuilder rampOver(int successes) {
        this.rampOver = successes;
        return this;
    }

    /** Only these count as failures. Default: everything that is thrown. */
    public CircuitBreakerBuilder recordOnly(Predicate<? super Throwable> failures) {
        this.records = failures;
        return this;
    }

    /** Only these types count as failures. */
    @SafeVarargs
    public final CircuitBreakerBuilder recordOnly(Class<? extends Throwable>... types) {
        return recordOnly(Failures.of(types));
    }

    /**
     * These are neither success nor failure, also where {@link #recordOnly} has them; in addition to interrupts,
     * cancellations and rejections. Default: nothing more than these.
     */
    public CircuitBreakerBuilder ignore(Predicate<? super Throwable> failures) {
        this.ignores = failures;
        return this;
    }

    /** These types are neither success nor failure. */
    @SafeVarargs
    public final CircuitBreakerBuilder ignore(Class<? extends Throwable>... types) {
        return ignore(Failures.of(types));
    }

    /**
     * These results count as failures, though the caller gets them: an HTTP response with status 503, say. Costs two readings of
     * the clock a call, as everything does that looks at more than whether a call threw. Default: none.
     */
    public CircuitBreakerBuilder failOn(Predicate<@Nullable Object> results) {
        this.failsOn = results;
        return this;
    }

    /** The clock. Default: {@link Time#system()}. */
    public CircuitBreakerBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /** Where jitter comes from; must be safe for the threads that share the breaker. Default: each thread's own. */
    public CircuitBreakerBuilder random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /** @throws IllegalArgumentException if a value is out of its bounds: it names the value and the rule */
    public CircuitBreaker build() {
        var config = new CircuitBreakerConfig(
                name,
                tripWhen,
                slowAfter,
                countsOverdue,
                openFor,
                openFactor,
                openAtMost,
                openJitter,
                retryAfter,
                longestRetryAfter,
                halfOpenByTimer,
                probes,
                probeLease,
                reopenAt,
                halfOpenAtMost,
                rampOver,
                records,
                ignores,
                failsOn);
        return new CircuitBreaker(config, time, random);
    }
}
