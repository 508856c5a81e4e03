package dev.patterns.examples.contenders.breaker;

import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.Remedy;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the breakers can be set up with, in words that mean the same to all. Immutable: each setter returns a changed
 * copy.
 *
 * <p>Every breaker has a name, a failure threshold and an open time. The other settings are {@link BreakerFeature}s,
 * and an adapter states with {@link #useOnly} which of them its breaker has.
 */
public final class BreakerSettings implements Cloneable {

    private final String name;
    private Set<BreakerFeature> used = EnumSet.noneOf(BreakerFeature.class);
    private int failureThreshold = 5;
    private boolean countsTotal;
    private Optional<BreakerWindow> window = Optional.empty();
    private Optional<Duration> slowAfter = Optional.empty();
    private Optional<Predicate<? super Throwable>> failOn = Optional.empty();
    private Optional<Predicate<? super Throwable>> ignoreOn = Optional.empty();
    private Optional<Predicate<@Nullable Object>> failOnResult = Optional.empty();
    private Duration openFor = Duration.ofSeconds(60);
    private double openFactor = 1;
    private double openJitter;
    private Optional<Function<? super Throwable, Optional<Duration>>> retryAfter = Optional.empty();
    private int probes = 1;
    private double reopenAt;
    private Optional<Duration> halfOpenAtMost = Optional.empty();
    private boolean halfOpenByTimer;
    private int rampOver;
    private Optional<Clock> wallClock = Optional.empty();
    private Optional<Remedy> remedy = Optional.empty();

    private BreakerSettings(String name) {
        this.name = name;
    }

    /** The documents' defaults: five failures, sixty seconds. */
    public static BreakerSettings of(String name) {
        return new BreakerSettings(name);
    }

    /**
     * So many failures in a row open it. Resilience4j has no such rule; a window of that many calls of which all have
     * failed is the same thing. The second document's counts all failures since it last closed.
     */
    public BreakerSettings failureThreshold(int failures) {
        return with(copy -> copy.failureThreshold = failures);
    }

    /** So many failures open it, whatever succeeds in between. */
    public BreakerSettings totalFailures(int failures) {
        return with(BreakerFeature.TOTAL_FAILURES, copy -> {
            copy.failureThreshold = failures;
            copy.countsTotal = true;
        });
    }

    /** A share of the last calls opens it, in place of a number of failures. */
    public BreakerSettings window(BreakerWindow share) {
        var feature = share.duration().isPresent() ? BreakerFeature.TIME_WINDOW : BreakerFeature.COUNT_WINDOW;
        return with(feature, copy -> copy.window = Optional.of(share));
    }

    /** A call that takes this long or longer is slow. */
    public BreakerSettings slowAfter(Duration duration) {
        return with(BreakerFeature.SLOW_CALLS, copy -> copy.slowAfter = Optional.of(duration));
    }

    /** Only these failures count. */
    public BreakerSettings failOn(Predicate<? super Throwable> failures) {
        return with(BreakerFeature.FAIL_ON, copy -> copy.failOn = Optional.of(failures));
    }

    /** Failures that say nothing about what is guarded. */
    public BreakerSettings ignoreOn(Predicate<? super Throwable> failures) {
        return with(BreakerFeature.IGNORE_ON, copy -> copy.ignoreOn = Optional.of(failures));
    }

    /** Results that count as failures. */
    public BreakerSettings failOnResult(Predicate<@Nullable Object> results) {
        return with(BreakerFeature.FAIL_ON_RESULT, copy -> copy.failOnResult = Optional.of(results));
    }

    /** How long it rejects, before probes decide. */
    public BreakerSettings openFor(Duration duration) {
        return with(copy -> copy.openFor = duration);
    }

    /** The open time grows by this factor each time that the probes fail. */
    public BreakerSettings openFactor(double factor) {
        return with(BreakerFeature.GROWING_OPEN_TIME, copy -> copy.openFactor = factor);
    }

    /** The open time varies by up to this share either way. */
    public BreakerSettings openJitter(double share) {
        return with(BreakerFeature.OPEN_JITTER, copy -> copy.openJitter = share);
    }

    /** The failure that opens it may name the open time, as HTTP's {@code Retry-After} does. */
    public BreakerSettings retryAfter(Function<? super Throwable, Optional<Duration>> hint) {
        return with(BreakerFeature.RETRY_AFTER, copy -> copy.retryAfter = Optional.of(hint));
    }

    /** So many probes decide, and may be out at a time. Default: 1. */
    public BreakerSettings probes(int number) {
        return with(BreakerFeature.PROBES, copy -> copy.probes = number);
    }

    /** It opens again when this share of all probes has failed. */
    public BreakerSettings reopenAt(double share) {
        return with(BreakerFeature.REOPEN_AT, copy -> copy.reopenAt = share);
    }

    /** It opens again if the probes have not decided by then. */
    public BreakerSettings halfOpenAtMost(Duration duration) {
        return with(BreakerFeature.HALF_OPEN_AT_MOST, copy -> copy.halfOpenAtMost = Optional.of(duration));
    }

    /** It becomes half-open when the open time is up, without a call. */
    public BreakerSettings halfOpenByTimer() {
        return with(BreakerFeature.HALF_OPEN_BY_TIMER, copy -> copy.halfOpenByTimer = true);
    }

    /** After the probes it admits a share of the calls that grows over so many successes. */
    public BreakerSettings rampOver(int successes) {
        return with(BreakerFeature.RAMP, copy -> copy.rampOver = successes);
    }

    /** The machine's wall clock, for a breaker that reads it. */
    public BreakerSettings wallClock(Clock clock) {
        return with(BreakerFeature.WALL_CLOCK, copy -> copy.wallClock = Optional.of(clock));
    }

    /** What a setting of the contender's own is to do as well. */
    public BreakerSettings remedy(Remedy wanted) {
        return with(copy -> copy.remedy = Optional.of(wanted));
    }

    private BreakerSettings with(BreakerFeature feature, Consumer<BreakerSettings> change) {
        return with(copy -> {
            copy.used = EnumSet.copyOf(copy.used);
            copy.used.add(feature);
            change.accept(copy);
        });
    }

    private BreakerSettings with(Consumer<BreakerSettings> change) {
        try {
            var copy = (BreakerSettings) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** @throws NotOfferedException if a feature is used that is not among these */
    void useOnly(Set<BreakerFeature> offered) {
        for (var feature : used) {
            if (!offered.contains(feature)) {
                throw new NotOfferedException("no setting for " + feature);
            }
        }
    }

    boolean has(Remedy wanted) {
        return remedy.filter(wanted::equals).isPresent();
    }

    public String name() {
        return name;
    }

    public int failureThreshold() {
        return failureThreshold;
    }

    public boolean countsTotal() {
        return countsTotal;
    }

    public Optional<BreakerWindow> window() {
        return window;
    }

    public Optional<Duration> slowAfter() {
        return slowAfter;
    }

    public Optional<Predicate<? super Throwable>> failOn() {
        return failOn;
    }

    public Optional<Predicate<? super Throwable>> ignoreOn() {
        return ignoreOn;
    }

    public Optional<Predicate<@Nullable Object>> failOnResult() {
        return failOnResult;
    }

    public Duration openFor() {
        return openFor;
    }

    public double openFactor() {
        return openFactor;
    }

    public double openJitter() {
        return openJitter;
    }

    public Optional<Function<? super Throwable, Optional<Duration>>> retryAfter() {
        return retryAfter;
    }

    public int probes() {
        return probes;
    }

    public double reopenAt() {
        return reopenAt;
    }

    public Optional<Duration> halfOpenAtMost() {
        return halfOpenAtMost;
    }

    public boolean isHalfOpenByTimer() {
        return halfOpenByTimer;
    }

    public int rampOver() {
        return rampOver;
    }

    public Optional<Clock> wallClock() {
        return wallClock;
    }
}
