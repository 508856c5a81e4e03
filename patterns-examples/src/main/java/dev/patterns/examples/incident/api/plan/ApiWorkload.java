package dev.patterns.examples.incident.api.plan;

import dev.patterns.examples.incident.api.shop.Request;
import dev.patterns.examples.incident.plan.Fraction;
import dev.patterns.examples.incident.plan.Seeds;
import dev.patterns.examples.incident.plan.ShuffledOutcomes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The requests of an act and when they arrive: a usual load, a peak, and a usual load again. The same workload gives
 * the same requests.
 *
 * @param capacity requests per second that the API as found can answer, 1 to 10,000; the load is in proportion to it
 * @param peak length of the peak, 1 s to 10 min; the spans before and after it are in proportion to it
 */
public record ApiWorkload(long seed, double capacity, Duration peak) {

    private static final double MIN_CAPACITY = 1;
    private static final double MAX_CAPACITY = 10_000;
    private static final Duration MIN_PEAK = Duration.ofSeconds(1);
    private static final Duration MAX_PEAK = Duration.ofMinutes(10);

    /** A request, and the time from the start of the act to its arrival. */
    public record Arrival(Duration at, Request request) {}

    public ApiWorkload {
        if (!(capacity >= MIN_CAPACITY && capacity <= MAX_CAPACITY)) {
            throw new IllegalArgumentException(
                    "capacity must be between " + MIN_CAPACITY + " and " + MAX_CAPACITY + ", but was " + capacity);
        }
        if (peak.compareTo(MIN_PEAK) < 0 || peak.compareTo(MAX_PEAK) > 0) {
            throw new IllegalArgumentException("peak must be between " + MIN_PEAK.toSeconds() + " and "
                    + MAX_PEAK.toSeconds() + " s, but was " + peak.toMillis() / 1e3 + " s");
        }
    }

    /** The same load with another seed. */
    public ApiWorkload withSeed(long other) {
        return new ApiWorkload(other, capacity, peak);
    }

    public Duration beforePeak() {
        return ofPeak(ApiDefaults.BEFORE_PEAK);
    }

    public Duration afterPeak() {
        return ofPeak(ApiDefaults.AFTER_PEAK);
    }

    public Duration duration() {
        return beforePeak().plus(peak).plus(afterPeak());
    }

    Duration ofPeak(Fraction part) {
        return peak.multipliedBy(part.count()).dividedBy(part.of());
    }

    /** Whether a request that arrives at this time belongs to the peak. */
    public boolean isPeak(Duration at) {
        var sincePeak = at.minus(beforePeak());
        return !sincePeak.isNegative() && sincePeak.compareTo(peak) < 0;
    }

    /** Arrivals per second of the peak. */
    public double peakRate() {
        return capacity * ApiDefaults.PEAK_LOAD;
    }

    public double usualRate() {
        return capacity * ApiDefaults.USUAL_LOAD;
    }

    /** The arrivals, in order: in each of the three spans a Poisson process with a known number of arrivals. */
    public List<Arrival> arrivals() {
        var random = Seeds.random(seed, "arrivals");
        var times = new ArrayList<Duration>();
        addTimes(times, random, usualRate(), Duration.ZERO, beforePeak());
        addTimes(times, random, peakRate(), beforePeak(), peak);
        addTimes(times, random, usualRate(), beforePeak().plus(peak), afterPeak());
        var stock = new ShuffledOutcomes(ApiDefaults.STOCK_REQUESTS, Seeds.random(seed, "kinds"));
        var visits = popularity();
        var arrivals = new ArrayList<Arrival>();
        for (int id = 0; id < times.size(); id++) {
            var kind = stock.next() ? Request.Kind.STOCK : Request.Kind.LISTING;
            var request = new Request(
                    id, kind, category(visits, random.nextDouble()), 1 + random.nextInt(ApiDefaults.PRODUCTS));
            arrivals.add(new Arrival(times.get(id), request));
        }
        return arrivals;
    }

    private static void addTimes(
            List<Duration> times, RandomGenerator random, double rate, Duration from, Duration span) {
        int count = (int) Math.round(rate * span.toMillis() / 1e3);
        for (var nanos : Seeds.sortedNanos(random, count, span)) {
            times.add(from.plusNanos(nanos));
        }
    }

    /** For each category, the fraction of visits to it and those before it. Category k is visited 1/k as often as 1. */
    private static double[] popularity() {
        var visits = new double[ApiDefaults.CATEGORIES];
        double sum = 0;
        for (int i = 0; i < visits.length; i++) {
            sum += 1.0 / (i + 1);
            visits[i] = sum;
        }
        double all = sum;
        return Arrays.stream(visits).map(upTo -> upTo / all).toArray();
    }

    private static int category(double[] visits, double drawn) {
        int at = Arrays.binarySearch(visits, drawn);
        return Math.min(at < 0 ? -at - 1 : at, visits.length - 1);
    }
}
