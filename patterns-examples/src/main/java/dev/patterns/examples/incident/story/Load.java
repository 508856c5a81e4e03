package dev.patterns.examples.incident.story;

import dev.patterns.examples.incident.payment.Payment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who comes to pay, and when.
 *
 * @param payments how many
 * @param ratePerSecond how many on average in a second of the story
 */
public record Load(long seed, int payments, double ratePerSecond) {

    public static final double USUAL_RATE = 30;
    public static final int USUAL_PAYMENTS = 3000;

    /** A payment and when it arrives, since the act began. */
    public record Arrival(Duration at, Payment payment) {}

    public Load {
        if (payments < 1) {
            throw new IllegalArgumentException("payments must be at least 1, but was " + payments);
        }
        if (!(ratePerSecond > 0) || Double.isInfinite(ratePerSecond)) {
            throw new IllegalArgumentException("rate must be above 0, but was " + ratePerSecond);
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
        var random = Chances.stream(seed, "arrivals");
        var nanos = new long[payments];
        Arrays.setAll(nanos, i -> (long) (random.nextDouble() * duration().toNanos()));
        Arrays.sort(nanos);
        var declines = new Deck(Figures.DECLINES_IN_1000, 1000, Chances.stream(seed, "declines"));
        var arrivals = new ArrayList<Arrival>(payments);
        for (int id = 0; id < payments; id++) {
            var cents = 100 + random.nextInt(20_000);
            arrivals.add(new Arrival(Duration.ofNanos(nanos[id]), new Payment(id, cents, declines.draw())));
        }
        return arrivals;
    }
}
