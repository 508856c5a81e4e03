package dev.patterns.simulation.scenario;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When requests come in an open loop: at a rate that does not depend on how the ones before have fared, as users come.
 *
 * <p>The rate is constant piece by piece. Each gap is one unit of work, or as much as is drawn, and goes on where a piece
 * ends at the rate of the next one.
 */
record Arrivals(double perSecond, boolean random, List<Spike> spikes) {

    private static final double NANOS = 1e9;

    /** Another rate from one time to another. */
    record Spike(long from, long to, double perSecond) {
        boolean covers(long time) {
            return from <= time && time < to;
        }
    }

    Arrivals {
        checkRate(perSecond);
        spikes = List.copyOf(spikes);
    }

    Arrivals with(Duration from, Duration to, double rate) {
        checkRate(rate);
        Arguments.notNegative("the start of a spike", from);
        Arguments.check(to.compareTo(from) > 0, "a spike must end after its start, " + from + ", but ended at " + to);
        var more = new ArrayList<>(spikes);
        more.add(new Spike(from.toNanos(), to.toNanos(), rate));
        return new Arrivals(perSecond, random, more);
    }

    /** When the request after the one at that time comes, in nanoseconds; {@link Long#MAX_VALUE} for never. */
    long after(long time, RandomGenerator from) {
        double work = random ? Draw.exponential(from) : 1;
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

    /** Where spikes overlap the last one counts. */
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
