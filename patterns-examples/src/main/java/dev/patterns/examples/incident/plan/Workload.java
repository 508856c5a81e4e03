package dev.patterns.examples.incident.plan;

import dev.patterns.examples.incident.payment.Payment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The payments of an act and when they arrive. The same seed gives the same payments.
 *
 * @param payments number of payments, 1 to 1,000,000
 * @param ratePerSecond average arrivals per second of story time, 0.1 to 1,000
 * @param incident when the primary processor misbehaves, in acts with the incident
 */
public record Workload(long seed, int payments, double ratePerSecond, IncidentSpan incident) {

    public static final double DEFAULT_RATE = 30;
    public static final int DEFAULT_PAYMENTS = 3000;

    private static final int MAX_PAYMENTS = 1_000_000;
    private static final double MIN_RATE = 0.1;
    private static final double MAX_RATE = 1000;

    /** A payment, and the story time from the start of the act to its arrival. */
    public record Arrival(Duration at, Payment payment) {}

    /** With the incident from the start of the act to its end. */
    public Workload(long seed, int payments, double ratePerSecond) {
        this(seed, payments, ratePerSecond, IncidentSpan.WHOLE_ACT);
    }

    public Workload {
        if (payments < 1 || payments > MAX_PAYMENTS) {
            throw new IllegalArgumentException(
                    "payments must be between 1 and " + MAX_PAYMENTS + ", but was " + payments);
        }
        if (!(ratePerSecond >= MIN_RATE && ratePerSecond <= MAX_RATE)) {
            throw new IllegalArgumentException(
                    "rate must be between " + MIN_RATE + " and " + MAX_RATE + ", but was " + ratePerSecond);
        }
    }

    /** The span of story time over which the payments arrive. */
    public Duration duration() {
        return Duration.ofNanos((long) (payments / ratePerSecond * 1e9));
    }

    /**
     * The arrivals of a Poisson process, in order. A Poisson process with a known number of arrivals has each of them
     * at a uniformly random time, so every act lasts equally long. The arrivals do not depend on how fast the service
     * is.
     */
    public List<Arrival> arrivals() {
        var random = Seeds.random(seed, "arrivals");
        var nanos = Seeds.sortedNanos(random, payments, duration());
        var declines = new ShuffledOutcomes(IncidentDefaults.DECLINES, Seeds.random(seed, "declines"));
        var arrivals = new ArrayList<Arrival>(payments);
        for (int id = 0; id < payments; id++) {
            var cents = 100 + random.nextInt(20_000);
            arrivals.add(new Arrival(Duration.ofNanos(nanos[id]), new Payment(id, cents, declines.next())));
        }
        return arrivals;
    }
}
