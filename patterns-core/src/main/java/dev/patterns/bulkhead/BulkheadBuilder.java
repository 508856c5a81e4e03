package dev.patterns.bulkhead;

import dev.patterns.Time;
import dev.patterns.bulkhead.BulkheadConfig.LimitRange;
import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Optional;

/** Builds a {@link Bulkhead}. For one thread. */
public final class BulkheadBuilder {

    private final String name;
    private int limit = 10;
    private int maxWaiters;
    private Duration maxWait = Duration.ofSeconds(1);
    private Optional<LimitRange> adaptiveLimit = Optional.empty();
    private Time time = Time.system();

    BulkheadBuilder(String name) {
        this.name = name;
    }

    /** A builder with these settings, for a change. */
    BulkheadBuilder(BulkheadSettings settings, Time time) {
        this(settings.name());
        this.time = time;
        set(settings);
    }

    private void set(BulkheadSettings settings) {
        this.limit = settings.limit();
        this.maxWaiters = settings.maxWaiters();
        this.maxWait = settings.maxWait();
        this.adaptiveLimit = settings.adaptiveLimit();
    }

    /**
     * Sets every setting to its default, except the clock: for a {@link Bulkhead#reconfigure} that takes settings away.
     */
    public BulkheadBuilder reset() {
        set(new BulkheadBuilder(name).settings());
        return this;
    }

    /** How many calls may be made at the same time. 1 to 1,000,000. Default: 10. */
    public BulkheadBuilder limit(int limit) {
        this.limit = limit;
        return this;
    }

    /**
     * How many calls may wait for a permit. 0 to 1,000,000. Default: 0; a call that finds no permit is rejected at
     * once.
     */
    public BulkheadBuilder maxWaiters(int maxWaiters) {
        this.maxWaiters = maxWaiters;
        return this;
    }

    /** How long a call may wait for a permit. More than zero. Default: 1 s. Not used if no call may wait. */
    public BulkheadBuilder maxWait(Duration maxWait) {
        this.maxWait = maxWait;
        return this;
    }

    /**
     * Makes the bulkhead find the limit itself, from the latencies of its calls: see {@code docs/bulkhead.md}. It
     * begins with {@link #limit}. Each call then reads the clock twice and takes a short lock. 1 to 1,000,000.
     * Default: off.
     *
     * @param min the lowest limit, at most {@code limit}
     * @param max the highest limit, at least {@code limit}
     */
    public BulkheadBuilder adaptiveLimit(int min, int max) {
        this.adaptiveLimit = Optional.of(new LimitRange(min, max));
        return this;
    }

    /** The clock and the threads. Default: {@link Time#system()}. */
    public BulkheadBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /**
     * A bulkhead whose permits are all free. It starts no thread and no timer. Each one that this builder makes has
     * permits of its own: to share a limit, share the bulkhead.
     *
     * @throws IllegalArgumentException if a setting is out of bounds, or {@link #limit} is outside of the adaptive one;
     *     the message states the rule and the value
     */
    public Bulkhead build() {
        return new Bulkhead(settings(), time);
    }

    /** The settings for a bulkhead that has this clock already. */
    BulkheadSettings settingsFor(Time time) {
        Arguments.check(this.time.equals(time), "reconfigure must not change the time of " + name + ", but did");
        return settings();
    }

    private BulkheadSettings settings() {
        return new BulkheadSettings(name, limit, maxWaiters, maxWait, adaptiveLimit);
    }
}
