package dev.patterns.ratelimiter;

import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.OptionalInt;

/** Builds a {@link RateLimiter}. For one thread. */
public final class RateLimiterBuilder {

    private final String name;
    private int permits = 100;
    private Duration period = Duration.ofSeconds(1);
    private OptionalInt burst = OptionalInt.empty();
    private Duration maxWait = Duration.ZERO;
    private Time time = Time.system();

    RateLimiterBuilder(String name) {
        this.name = name;
    }

    /** A builder with these settings, for a change. */
    RateLimiterBuilder(RateLimiterSettings settings, Time time) {
        this(settings.name());
        this.time = time;
        set(settings);
    }

    private void set(RateLimiterSettings settings) {
        this.permits = settings.permits();
        this.period = settings.permitsPeriod();
        this.burst = settings.burst();
        this.maxWait = settings.maxWait();
    }

    /**
     * Sets every setting to its default, except the clock: for a {@link RateLimiter#reconfigure} that takes settings
     * away.
     */
    public RateLimiterBuilder reset() {
        set(new RateLimiterBuilder(name).settings());
        return this;
    }

    /**
     * The rate: so many calls in a period. They come one by one, each a {@code permits}-th of the period after the one
     * before. Default: 100 in a second.
     *
     * @param permits 1 to 1,000,000, and at most one a microsecond
     * @param period more than zero, at most 365 days
     */
    public RateLimiterBuilder permits(int permits, Duration period) {
        this.permits = permits;
        this.period = period;
        return this;
    }

    /**
     * How many permits are saved while none is used, and so how many calls may begin at once. In any time {@code t} at
     * most {@code burst + rate * t} calls begin. With 1 every two calls are apart. 1 to 1,000,000, and at most the
     * permits of 365 days. Default: as many as {@link #permits}.
     */
    public RateLimiterBuilder burst(int permits) {
        this.burst = OptionalInt.of(permits);
        return this;
    }

    /**
     * How long a call may wait for its permit. A call that would wait longer is rejected at once. It bounds the number
     * of waiting calls too: at 100 in a second, and a wait of at most 2 s, there are at most 200. Zero, or at most 365
     * days. Default: zero, no call waits.
     */
    public RateLimiterBuilder maxWait(Duration maxWait) {
        this.maxWait = maxWait;
        return this;
    }

    /** The clock and the threads. Default: {@link Time#system()}. */
    public RateLimiterBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /**
     * A rate limiter that has saved all the permits that {@link #burst} allows. It starts no thread and no timer. Each
     * one that this builder makes has permits of its own: to share a quota, share the rate limiter.
     *
     * @throws IllegalArgumentException if a setting is out of bounds, if there would be more than a permit each
     *     microsecond, or if the burst is more than the permits of 365 days; the message states the rule and the value
     */
    public RateLimiter build() {
        return new RateLimiter(settings(), time);
    }

    /** The settings for a rate limiter that has this clock already. */
    RateLimiterSettings settingsFor(Time time) {
        Arguments.check(this.time.equals(time), "reconfigure must not change the time of " + name + ", but did");
        return settings();
    }

    private RateLimiterSettings settings() {
        return new RateLimiterSettings(name, permits, period, burst, maxWait);
    }
}
