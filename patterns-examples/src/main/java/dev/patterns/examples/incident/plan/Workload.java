package dev.patterns.examples.incident.plan;

import dev.patterns.examples.incident.payment.Payment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who comes to pay, and when.
 *
 * @param payments how many, 1 to 1,000,000
 * @param ratePerSecond how many on average in a second of the story, 0.1 to 1,000
 */
public record Workload(long seed, int payments, double ratePerSecond) {

    public static final double DEFAULT_RATE = 30;
    public static final int DEFAULT_PAYMENTS = 3000;

    private static final int MAX_PAYMENTS = 1_000_000;
    private static final double MIN_RATE = 0.1;
    private static final double MAX_RATE = 1000;

    /** A payment and when it arrives, since the act began. */
    public record Arrival(Duration at, Payment payment) {}

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

    /** From the first arrival that might be to the last. */
    public Duration duration() {
        return Duration.ofNanos((long) (payments / ratePerSecond * 1e9));
    }

    /**
     * The arrivals of a Poisson process, in order. Given how many there are in a stretch of time, they are spread over it
     * evenly at random: so every act lasts equally long, and nobody waits for anybody, however slow the service.
     */
    public List<Arrival> arrivals() {
        var random = Seeds.random(seed, "arrivals");
        var nanos = new long[payments];
        Arrays.setAll(nanos, i -> (long) (random.nextDouble() * duration().toNanos()));
        Arrays.sort(nanos);
        var declines = new ShuffledOutcomes(IncidentDefaults.DECLINES, Seeds.random(seed, "declines"));
        var arrivals = new ArrayList<Arrival>(payments);
        for (int id = 0; id < payments; id++) {
            var cents = 100 + random.nextInt(20_000);
            arrivals.add(new Arrival(Duration.ofNanos(nanos[id]), new Payment(id, cents, declines.next())));
        }
        return arrivals;
    }
}
