package dev.patterns.chaos;

import dev.patterns.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds a {@link Chaos}. For one thread.
 *
 * <p>A rate is the share of the calls, 0 to 1. A call hangs, or fails, or loses its answer, so the sum of those three
 * rates is at most 1.
 */
public final class ChaosBuilder {

    private final String name;
    private long seed = 1;
    private double latencyRate;
    private Duration latencyMin = Duration.ZERO;
    private Duration latencyMax = Duration.ZERO;
    private double failureRate;
    private Optional<Supplier<? extends Exception>> failureSupplier = Optional.empty();
    private double lostAnswerRate;
    private double hangRate;
    private Optional<Duration> hangLimit = Optional.empty();
    private final List<ChaosConfig.Window> during = new ArrayList<>();
    private Optional<Duration> every = Optional.empty();
    private boolean disabled;
    private Time time = Time.system();

    ChaosBuilder(String name) {
        this.name = name;
    }

    /** Decides, with the name, which calls have which fault. Default: 1. */
    public ChaosBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** The rate of calls that wait first, each between {@code min} and {@code max}, uniformly. Default: rate 0. */
    public ChaosBuilder latency(double rate, Duration min, Duration max) {
        this.latencyRate = rate;
        this.latencyMin = min;
        this.latencyMax = max;
        return this;
    }

    /** The rate of calls that fail and are not made. Default: 0. */
    public ChaosBuilder failure(double rate) {
        this.failureRate = rate;
        return this;
    }

    /**
     * As {@link #failure(double)}, with this failure. Lost answers fail with it too. The supplier is asked for each
     * failure, by any thread.
     */
    public ChaosBuilder failure(double rate, Supplier<? extends Exception> failure) {
        this.failureSupplier = Optional.of(failure);
        return failure(rate);
    }

    /** The rate of calls that are made, and whose callers see a failure though the call succeeds. Default: 0. */
    public ChaosBuilder lostAnswer(double rate) {
        this.lostAnswerRate = rate;
        return this;
    }

    /** The rate of calls that hang until they are released, or end early. Default: 0. */
    public ChaosBuilder hang(double rate) {
        this.hangRate = rate;
        return this;
    }

    /** As {@link #hang(double)}, and at most so long: then the call fails. More than zero. Default: no limit. */
    public ChaosBuilder hang(double rate, Duration limit) {
        this.hangLimit = Optional.of(limit);
        return hang(rate);
    }

    /**
     * Injects faults only between these two times, counted from {@link #build} or the last {@link Chaos#enable}. May be
     * called several times, for several windows. Zero or more, {@code to} after {@code from}. Default: always.
     */
    public ChaosBuilder during(Duration from, Duration to) {
        during.add(new ChaosConfig.Window(from, to));
        return this;
    }

    /**
     * Repeats the windows of {@link #during} in each period of this length: {@code during(ZERO, ofSeconds(2))} with
     * {@code every(ofSeconds(30))} is a burst of two seconds twice a minute. More than zero. Default: not set, each
     * window comes once.
     */
    public ChaosBuilder every(Duration period) {
        this.every = Optional.of(period);
        return this;
    }

    /** Injects nothing until {@link Chaos#enable}. Default: enabled. */
    public ChaosBuilder disabled() {
        this.disabled = true;
        return this;
    }

    /** The clock and the threads. Default: {@link Time#system()}. */
    public ChaosBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /**
     * Chaos that injects from now on, unless it is {@link #disabled}. It starts no thread and no timer. This builder
     * can make others: each numbers its calls for itself, so with the same seed they have the same faults.
     *
     * @throws IllegalArgumentException if a setting is out of bounds, if the rates of failure, lost answer and hang
     *     sum up to more than 1, or if {@link #every} has no window or a window that ends after it; the message states
     *     the rule and the value
     */
    public Chaos build() {
        var settings = new ChaosSettings(
                name,
                seed,
                latencyRate,
                latencyMin,
                latencyMax,
                failureRate,
                failureSupplier,
                lostAnswerRate,
                hangRate,
                hangLimit,
                during,
                every,
                disabled);
        return new Chaos(settings, time);
    }
}
