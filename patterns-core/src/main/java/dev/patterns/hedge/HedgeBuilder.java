package dev.patterns.hedge;

import dev.patterns.Time;
import java.time.Duration;
import java.util.Optional;

/** Builds a {@link Hedge}. For one thread. */
public final class HedgeBuilder {

    private final String name;
    private Optional<Duration> delay = Optional.empty();
    private double delayPercentile = 0.95;
    private double budget = 0.05;
    private Time time = Time.system();

    HedgeBuilder(String name) {
        this.name = name;
    }

    /**
     * A fixed time after which the second attempt is made. More than zero. Default: not set; the delay is the
     * {@link #delayPercentile}.
     */
    public HedgeBuilder delay(Duration delay) {
        this.delay = Optional.of(delay);
        return this;
    }

    /**
     * The delay is this percentile of the latencies of the last 1,000 calls that succeeded. With 0.95, about one call
     * in twenty has a second attempt. It is computed again every 100 calls, and until there are 100 no second attempt
     * is made. Between 0 and 1. Default: 0.95. Not used if there is a fixed {@link #delay}.
     */
    public HedgeBuilder delayPercentile(double percentile) {
        this.delayPercentile = percentile;
        return this;
    }

    /**
     * The share of all calls that may have a second attempt, 0 to 1, with three decimal places. At most 100 of them can
     * be saved up for a burst. Default: 0.05.
     */
    public HedgeBuilder budget(double share) {
        this.budget = share;
        return this;
    }

    /** The clock and the threads. Default: {@link Time#system()}. */
    public HedgeBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /**
     * A hedge that knows no latency yet and whose budget is empty. It starts no thread and no timer until a call does.
     * Each hedge that this builder makes has latencies and a budget of its own.
     *
     * @throws IllegalArgumentException if a setting is out of bounds; the message states the rule and the value
     */
    public Hedge build() {
        return new Hedge(new HedgeSettings(name, delay, delayPercentile, budget), time);
    }
}
