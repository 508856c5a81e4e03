package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R3: each jitter has the distribution that its documentation states. All of them are uniform over a range.
 *
 * <p>The test is that of Kolmogorov and Smirnov: the largest distance between the distribution of the draws and the
 * stated one. With 20,000 draws, only one right sample in a thousand has a distance above the limit. The seeds are
 * fixed, so a test passes always or never.
 */
class JitterDistributionTest {

    private static final int DRAWS = 20_000;
    private static final double LIMIT = 1.95 / Math.sqrt(DRAWS);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final RandomGenerator random = new SplittableRandom(11);

    @Test
    void fullJitterIsUniformFromZeroToTheWholeWait() {
        assertThat(distance(delays(Backoff.fixed(MINUTE).withFullJitter()), 0, 60))
                .isLessThan(LIMIT);
    }

    @Test
    void equalJitterIsUniformFromHalfToTheWholeWait() {
        assertThat(distance(delays(Backoff.fixed(MINUTE).withEqualJitter()), 30, 60))
                .isLessThan(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.25, 1})
    void proportionalJitterIsUniformByItsFractionInBothDirections(double fraction) {
        var delays = delays(Backoff.fixed(MINUTE).withJitter(fraction));

        assertThat(distance(delays, 60 * (1 - fraction), 60 * (1 + fraction))).isLessThan(LIMIT);
    }

    @Test
    void decorrelatedJitterIsUniformFromTheBaseToThreeTimesThePreviousWait_alongAChain() {
        var backoff = Backoff.decorrelated(Duration.ofSeconds(1), MINUTE);
        var previous = new Duration[] {Duration.ZERO};

        // where in its range each delay is, from 0 to 1; the range depends on the delay before it
        assertThat(distance(
                        draws(() -> {
                            double most = Math.min(60, 3 * Math.max(1, seconds(previous[0])));
                            previous[0] = backoff.delay(1, previous[0], random);
                            return (seconds(previous[0]) - 1) / (most - 1);
                        }),
                        0,
                        1))
                .isLessThan(LIMIT);
    }

    @Test
    void R2_theSpreadIsTheSameAtTheCap() {
        var backoff = Backoff.exponential(Duration.ofSeconds(1), MINUTE).withFullJitter();

        assertThat(distance(draws(() -> seconds(backoff.delay(1_000, MINUTE, random))), 0, 60))
                .isLessThan(LIMIT);
    }

    /** The test itself: it must tell apart what is close, or it says nothing. */
    @Test
    void theDistanceIsLargeForAnotherDistribution() {
        assertThat(distance(delays(Backoff.fixed(MINUTE).withFullJitter()), 0, 62))
                .isGreaterThan(LIMIT);
        assertThat(distance(delays(Backoff.fixed(MINUTE).withEqualJitter()), 0, 60))
                .isGreaterThan(LIMIT);
        assertThat(distance(draws(() -> Math.max(random.nextDouble(), random.nextDouble())), 0, 1))
                .isGreaterThan(LIMIT);
    }

    private double[] delays(Backoff backoff) {
        return draws(() -> seconds(backoff.delay(2, Duration.ZERO, random)));
    }

    private static double[] draws(DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(DRAWS).toArray();
    }

    private static double seconds(Duration delay) {
        return delay.toNanos() / 1e9;
    }

    /** Kolmogorov–Smirnov: the largest distance between the draws' distribution and the uniform one. */
    private static double distance(double[] draws, double min, double max) {
        var sorted = Arrays.stream(draws).sorted().toArray();
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double stated = Math.min(1, Math.max(0, (sorted[i] - min) / (max - min)));
            largest = Math.max(largest, stated - i / (double) sorted.length);
            largest = Math.max(largest, (i + 1) / (double) sorted.length - stated);
        }
        return largest;
    }
}
