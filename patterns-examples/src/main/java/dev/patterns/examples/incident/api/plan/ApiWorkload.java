package dev.patterns.examples.incident.api.plan;

import dev.patterns.examples.incident.api.shop.Request;
import dev.patterns.examples.incident.plan.Seeds;
import dev.patterns.examples.incident.plan.ShuffledOutcomes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The requests of an act and when they arrive: a usual load, a peak, and a usual load again. The same seed and capacity
 * give the same requests.
 *
 * @param capacity requests per second that the API as found can answer; the arrivals are in proportion to it
 */
public record ApiWorkload(long seed, double capacity) {

    /** A request, and the time from the start of the act to its arrival. */
    public record Arrival(Duration at, Request request) {}

    public ApiWorkload {
        if (!(capacity > 0)) {
            throw new IllegalArgumentException("capacity must be above 0, but was " + capacity);
        }
    }

    /** The same load with another seed. */
    public ApiWorkload withSeed(long other) {
        return new ApiWorkload(other, capacity);
    }

    public static Duration duration() {
        return ApiDefaults.BEFORE_PEAK.plus(ApiDefaults.PEAK).plus(ApiDefaults.AFTER_PEAK);
    }

    /** Whether a request that arrives at this time belongs to the peak. */
    public static boolean isPeak(Duration at) {
        return at.compareTo(ApiDefaults.BEFORE_PEAK) >= 0
                && at.compareTo(ApiDefaults.BEFORE_PEAK.plus(ApiDefaults.PEAK)) < 0;
    }

    /** Arrivals per second of the peak. */
    public double peakRate() {
        return capacity * ApiDefaults.PEAK_LOAD;
    }

    public double usualRate() {
        return capacity * ApiDefaults.USUAL_LOAD;
    }

    /** The arrivals, in order. In each of the three spans they are a Poisson process with a known number of arrivals. */
    public List<Arrival> arrivals() {
        var random = Seeds.random(seed, "arrivals");
        var times = new ArrayList<Duration>();
        addTimes(times, random, usualRate(), Duration.ZERO, ApiDefaults.BEFORE_PEAK);
        addTimes(times, random, peakRate(), ApiDefaults.BEFORE_PEAK, ApiDefaults.PEAK);
        addTimes(times, random, usualRate(), ApiDefaults.BEFORE_PEAK.plus(ApiDefaults.PEAK), ApiDefaults.AFTER_PEAK);
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

    /** For each category, the fraction of visits to it and the ones before it: category k is visited 1/k as often as 1. */
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
