package dev.patterns.simulation.scenario;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When requests arrive, in an open loop: the rate doesn't depend on how earlier requests end, as with many users.
 *
 * <p>The rate is constant between the start and the end of spikes. A gap between two requests is one unit of work, or
 * an exponentially distributed amount of work; the rate is how much work is done in a second. So a gap that crosses a
 * change of the rate goes on at the new rate.
 */
record Arrivals(double perSecond, boolean random, List<Spike> spikes) {

    private static final double NANOS = 1e9;

    /** Another rate between two times. */
    record Spike(long from, long to, double perSecond) {
        boolean covers(long time) {
            return from <= time && time < to;
        }
    }

    Arrivals {
        checkRate(perSecond);
        spikes = List.copyOf(spikes);
    }

    Arrivals withSpike(Duration from, Duration to, double rate) {
        checkRate(rate);
        Arguments.notNegative("the start of a spike", from);
        Arguments.check(to.compareTo(from) > 0, "a spike must end after its start, " + from + ", but ended at " + to);
        var more = new ArrayList<>(spikes);
        more.add(new Spike(from.toNanos(), to.toNanos(), rate));
        return new Arrivals(perSecond, random, more);
    }

    /** The next arrival after one at the time, in nanoseconds; {@link Long#MAX_VALUE} for never. */
    long nextAfter(long time, RandomGenerator generator) {
        double work = random ? Distributions.exponential(generator) : 1;
        long now = time;
        while (true) {
            double rate = rateAt(now);
            long change = nextChangeAfter(now);
            double gap = rate == 0 ? Double.POSITIVE_INFINITY : work / rate * NANOS;
            if (gap < change - now || change == Long.MAX_VALUE) {
                long at = now + (long) Math.min(gap, Long.MAX_VALUE);
                return at < 0 ? Long.MAX_VALUE : at;
            }
            work -= rate * (change - now) / NANOS;
            now = change;
        }
    }

    /** Where spikes overlap, the one that was added last counts. */
    private double rateAt(long time) {
        double rate = perSecond;
        for (var spike : spikes) {
            rate = spike.covers(time) ? spike.perSecond() : rate;
        }
        return rate;
    }

    private long nextChangeAfter(long time) {
        long next = Long.MAX_VALUE;
        for (var spike : spikes) {
            next = spike.from() > time ? Math.min(next, spike.from()) : next;
            next = spike.to() > time ? Math.min(next, spike.to()) : next;
        }
        return next;
    }

    private static void checkRate(double perSecond) {
        Arguments.check(
                perSecond >= 0 && perSecond <= 1e6,
                "arrivals per second must be between 0 and 1000000, but were " + perSecond);
    }
}
