package dev.patterns.circuitbreaker;

import dev.patterns.BadResult;
import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import dev.patterns.internal.FailureTypes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link CircuitBreaker}. The defaults are the first document's: five failures in a row, 60 s. */
public final class CircuitBreakerBuilder {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final RandomGenerator RANDOM_OF_THE_THREAD =
            () -> ThreadLocalRandom.current().nextLong();

    private final String name;
    private TripRule tripWhen = TripRule.consecutiveFailures(5);
    private Optional<Duration> slowAfter = Optional.empty();
    private boolean countOverdueCalls;
    private Duration openFor = MINUTE;
    private double openForFactor = 1;
    private Duration openForLongest = openFor;
    private double openJitter;
    private Optional<Function<? super Throwable, Optional<Duration>>> retryAfter = Optional.empty();
    private Optional<Duration> retryAfterLongest = Optional.empty();
    private boolean halfOpenByTimer;
    private int probes = 1;
    private Duration probeLease = MINUTE;
    private double reopenAt;
    private Optional<Duration> halfOpenAtMost = Optional.empty();
    private OptionalInt rampOver = OptionalInt.empty();
    private Predicate<? super Throwable> failOn = FailureTypes.all();
    private Predicate<? super Throwable> ignoreOn = FailureTypes.none();
    private Optional<Predicate<@Nullable Object>> failOnResult = Optional.empty();
    private Time time = Time.system();
    private RandomGenerator random = RANDOM_OF_THE_THREAD;

    CircuitBreakerBuilder(String name) {
        this.name = name;
    }

    /** A builder with these settings, for a change. */
    CircuitBreakerBuilder(CircuitBreakerConfig config, Time time, RandomGenerator random) {
        this(config.name());
        this.time = time;
        this.random = random;
        set(config);
    }

    private void set(CircuitBreakerConfig config) {
        this.tripWhen = config.tripWhen();
        this.slowAfter = config.slowAfter();
        this.countOverdueCalls = config.countOverdueCalls();
        this.openFor = config.openFor();
        this.openForFactor = config.openForFactor();
        this.openForLongest = config.openForLongest();
        this.openJitter = config.openJitter();
        this.retryAfter = config.retryAfter();
        this.retryAfterLongest = config.retryAfterLongest();
        this.halfOpenByTimer = config.halfOpenByTimer();
        this.probes = config.probes();
        this.probeLease = config.probeLease();
        this.reopenAt = config.reopenAt();
        this.halfOpenAtMost = config.halfOpenAtMost();
        this.rampOver = config.rampOver();
        this.failOn = config.failOn();
        this.ignoreOn = config.ignoreOn();
        this.failOnResult = config.failOnResult();
    }

    /**
     * Sets every setting to its default, except the clock and the source of jitter: for a
     * {@link CircuitBreaker#reconfigure} that takes settings away.
     */
    public CircuitBreakerBuilder reset() {
        set(new CircuitBreakerBuilder(name).settings());
        return this;
    }

    /** What makes it open: any of these rules. Default: five failures in a row. */
    public CircuitBreakerBuilder tripWhen(TripRule first, TripRule... others) {
        this.tripWhen = TripRule.anyOf(first, others);
        return this;
    }

    /**
     * A call that takes this long or longer is slow. Windows count slow calls beside failures, and a slow probe counts
     * as a failed one. Costs two clock reads a call. More than zero. Default: calls are not timed.
     */
    public CircuitBreakerBuilder slowAfter(Duration duration) {
        this.slowAfter = Optional.of(duration);
        return this;
    }

    /**
     * Counts a call as slow as soon as {@link #slowAfter} has passed, while it is still under way: a dependency that
     * hangs is noticed before its calls return. Costs a timer a call. Default: a call counts when it ends.
     */
    public CircuitBreakerBuilder countOverdueCalls() {
        this.countOverdueCalls = true;
        return this;
    }

    /** How long it stays open before a probe may pass. More than zero. Default: 60 s. */
    public CircuitBreakerBuilder openFor(Duration duration) {
        return openFor(duration, 1, duration);
    }

    /**
     * How long it stays open. The time grows by the factor each time the breaker opens again before it has closed, up
     * to the longest.
     *
     * @param first more than zero
     * @param factor 1 or more
     * @param longest at least the first
     */
    public CircuitBreakerBuilder openFor(Duration first, double factor, Duration longest) {
        this.openFor = first;
        this.openForFactor = factor;
        this.openForLongest = longest;
        return this;
    }

    /**
     * Varies the open time at random by up to this share in either direction, so that many callers of one dependency
     * don't come back at the same moment. 0 to 1. Default: 0.
     */
    public CircuitBreakerBuilder openJitter(double share) {
        this.openJitter = share;
        return this;
    }

    /**
     * Takes the open time from the failure that opens the breaker, if that says when to come back (HTTP's
     * {@code Retry-After}). A result that counts as a failure is passed as a {@link BadResult}.
     * Where the function returns nothing, or zero or less, {@link #openFor} holds. Default: {@link #openFor} always
     * holds.
     *
     * @param longest the upper limit for what the function returns; more than zero
     */
    public CircuitBreakerBuilder retryAfter(Function<? super Throwable, Optional<Duration>> hint, Duration longest) {
        this.retryAfter = Optional.of(hint);
        this.retryAfterLongest = Optional.of(longest);
        return this;
    }

    /**
     * A timer makes the breaker half-open when the open time is up, and open again when {@link #halfOpenAtMost} is.
     * Calls see no difference, but the state changes on time. Default: the next call makes the transition.
     */
    public CircuitBreakerBuilder halfOpenByTimer() {
        this.halfOpenByTimer = true;
        return this;
    }

    /** How many probes decide whether it closes; also how many may be under way at once. 1 to 1,000. Default: 1. */
    public CircuitBreakerBuilder probes(int probes) {
        this.probes = probes;
        return this;
    }

    /**
     * How long a probe may take before another may take its place; after that its own outcome doesn't count. Set it
     * longer than the slowest call that is still useful. More than zero. Default: 60 s.
     */
    public CircuitBreakerBuilder probeLease(Duration duration) {
        this.probeLease = duration;
        return this;
    }

    /**
     * Opens again as soon as this share of all probes has failed, or was slow. 0 to 1; 0 means the first one. Default:
     * 0.
     */
    public CircuitBreakerBuilder reopenAt(double failureRate) {
        this.reopenAt = failureRate;
        return this;
    }

    /** Opens again if the probes have not decided after this time. More than zero. Default: no limit. */
    public CircuitBreakerBuilder halfOpenAtMost(Duration duration) {
        this.halfOpenAtMost = Optional.of(duration);
        return this;
    }

    /**
     * Doesn't close at once when the probes have succeeded: it admits a tenth of the calls at first, and the share
     * grows to all of them over so many successes. 1 to 2^20. Default: it closes at once.
     */
    public CircuitBreakerBuilder rampOver(int successes) {
        this.rampOver = OptionalInt.of(successes);
        return this;
    }

    /** Only these count as failures. Default: everything that is thrown. */
    public CircuitBreakerBuilder failOn(Predicate<? super Throwable> failures) {
        this.failOn = failures;
        return this;
    }

    /** Only these types, and their subclasses, count as failures. */
    @SafeVarargs
    public final CircuitBreakerBuilder failOn(Class<? extends Throwable>... types) {
        return failOn(FailureTypes.of(types));
    }

    /**
     * These count neither as success nor as failure, even if {@link #failOn} includes them. Interrupts, cancellations
     * and rejections never count. Default: nothing else.
     */
    public CircuitBreakerBuilder ignoreOn(Predicate<? super Throwable> failures) {
        this.ignoreOn = failures;
        return this;
    }

    /** These types, and their subclasses, count neither as success nor as failure. */
    @SafeVarargs
    public final CircuitBreakerBuilder ignoreOn(Class<? extends Throwable>... types) {
        return ignoreOn(FailureTypes.of(types));
    }

    /**
     * These results count as failures, though the caller gets them: an HTTP response with status 503, for example.
     * Costs two clock reads a call, as every setting does that looks at more than what a call throws. Default: none.
     */
    public CircuitBreakerBuilder failOnResult(Predicate<@Nullable Object> results) {
        this.failOnResult = Optional.of(results);
        return this;
    }

    /** The clock. Default: {@link Time#system()}. */
    public CircuitBreakerBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /** The source of jitter. Must be safe for the threads that share the breaker. Default: one for each thread. */
    public CircuitBreakerBuilder random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /**
     * A closed breaker that has counted no call. It starts no thread, and no timer until {@link #countOverdueCalls} or
     * {@link #halfOpenByTimer} needs one. Each breaker that this builder makes counts and opens for itself.
     *
     * @throws IllegalArgumentException if a value is out of its bounds, or slow calls are to count and {@link
     *     #slowAfter} is not set; the message has the value and the rule
     */
    public CircuitBreaker build() {
        return new CircuitBreaker(settings(), time, random);
    }

    /** The settings for a breaker that has this clock and this source of jitter already. */
    CircuitBreakerSettings settingsFor(Time time, RandomGenerator random) {
        Arguments.check(
                this.time.equals(time) && this.random.equals(random),
                "reconfigure must not change time or random of " + name + ", but did");
        return settings();
    }

    private CircuitBreakerSettings settings() {
        return new CircuitBreakerSettings(
                name,
                tripWhen,
                slowAfter,
                countOverdueCalls,
                openFor,
                openForFactor,
                openForLongest,
                openJitter,
                retryAfter,
                retryAfterLongest,
                halfOpenByTimer,
                probes,
                probeLease,
                reopenAt,
                halfOpenAtMost,
                rampOver,
                failOn,
                ignoreOn,
                failOnResult);
    }
}
