package dev.patterns.examples.behaviour.http;

import com.github.tomakehurst.wiremock.http.DelayDistribution;
import java.util.Random;

/**
 * Log-normal delays, the same in every run: a median of 40 ms and a long tail. WireMock's own can't be seeded. Delays
 * near the limit are drawn again, because on a busy machine they could fall on either side of it; the tail is cut off.
 */
final class SeededDelays implements DelayDistribution {

    static final int LIMIT_MILLIS = 700;

    private static final double MEDIAN_MILLIS = 40;
    private static final double SIGMA = 2.5;
    private static final int SHORT_AT_MOST = 150;
    private static final int LONG_AT_LEAST = 1_800;
    private static final int LONGEST = 2_000;

    private static final long SEED = 5;

    private final Random random = new Random(SEED);

    @Override
    public synchronized long sampleMillis() {
        while (true) {
            double delay = MEDIAN_MILLIS * Math.exp(SIGMA * random.nextGaussian());
            if (delay <= SHORT_AT_MOST || delay >= LONG_AT_LEAST) {
                return (long) Math.min(delay, LONGEST);
            }
        }
    }
}
