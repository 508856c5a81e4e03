package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration CAP = Duration.ofSeconds(60);

    private final RandomGenerator random = new SplittableRandom(7);

    @Test
    void exponentialDoublesUpToItsCap() {
        var backoff = Backoff.exponential(Duration.ofSeconds(1), CAP);

        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToObj(attempt -> delay(backoff, attempt).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void R1_theDelayNeverOverflowsOrShrinksAtHighAttempts() {
        for (var cap : new Duration[] {CAP, Duration.ofNanos(Long.MAX_VALUE)}) {
            var backoff = Backoff.exponential(BASE, 3, cap);
            var previous = Duration.ZERO;
            for (int attempt = 1; attempt <= 5_000; attempt++) {
                var delay = delay(backoff, attempt);
                assertThat(delay).as("attempt %d", attempt).isBetween(previous, cap);
                previous = delay;
            }
            assertThat(previous).isEqualTo(cap);
            assertThat(delay(backoff, Integer.MAX_VALUE)).isEqualTo(cap);
        }
    }

    @Test
    void R2_jitterStillVariesDelaysAtTheCap() {
        var capped = Backoff.exponential(BASE, CAP);
        for (var backoff : new Backoff[] {capped.withFullJitter(), capped.withEqualJitter(), capped.withJitter(0.25)}) {
            long different = IntStream.range(0, 1_000)
                    .mapToObj(i -> delay(backoff, 20))
                    .distinct()
                    .count();

            assertThat(different).as("%s", backoff).isEqualTo(1_000);
        }
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i -> Backoff.decorrelated(BASE, CAP).delay(9, CAP, random))
                        .distinct()
                        .count())
                .isEqualTo(1_000);
    }

    @Test
    void R3_eachJitterIsUniformOverItsDocumentedRange() {
        assertThat(draws(Backoff.fixed(CAP).withFullJitter(), CAP)).satisfies(uniform(0, 60));
        assertThat(draws(Backoff.fixed(CAP).withEqualJitter(), CAP)).satisfies(uniform(30, 60));
        assertThat(draws(Backoff.fixed(CAP).withJitter(0.25), CAP)).satisfies(uniform(45, 75));
        assertThat(draws(Backoff.decorrelated(Duration.ofSeconds(1), CAP), Duration.ofSeconds(10)))
                .satisfies(uniform(1, 30));
    }

    @Test
    void decorrelatedGrowsFromTheBaseAndStaysUnderTheCap() {
        var backoff = Backoff.decorrelated(BASE, CAP);
        var previous = Duration.ZERO;
        var longest = Duration.ZERO;
        for (int attempt = 1; attempt <= 1_000; attempt++) {
            var most = previous.compareTo(BASE) < 0 ? BASE.multipliedBy(3) : previous.multipliedBy(3);
            var delay = backoff.delay(attempt, previous, random);
            assertThat(delay).isBetween(BASE, most.compareTo(CAP) < 0 ? most : CAP);
            longest = longest.compareTo(delay) < 0 ? delay : longest;
            previous = delay;
        }
        assertThat(longest).isGreaterThan(Duration.ofSeconds(50));
    }

    @Test
    void invalidSettingsAreReportedWithTheirRule() {
        assertThatThrownBy(() -> Backoff.exponential(Duration.ZERO, CAP))
                .hasMessage("the base of a backoff must be more than zero, but was PT0S");
        assertThatThrownBy(() -> Backoff.exponential(CAP, BASE))
                .hasMessage("the cap of a backoff must be at least its base, PT1M, but was PT0.1S");
        assertThatThrownBy(() -> Backoff.exponential(BASE, Double.NaN, CAP))
                .hasMessage("the factor of a backoff must be between 1 and 100, but was NaN");
        assertThatThrownBy(() -> Backoff.none().withJitter(1.5))
                .hasMessage("the fraction of a jitter must be between 0 and 1, but was 1.5");
        assertThatThrownBy(() -> Backoff.none().withJitter(Double.NaN))
                .hasMessage("the fraction of a jitter must be between 0 and 1, but was NaN");
        assertThatThrownBy(() -> Backoff.fixed(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageStartingWith("the delay of a backoff must be at most");
    }

    private Duration delay(Backoff backoff, int attempt) {
        return backoff.delay(attempt, Duration.ZERO, random);
    }

    private double[] draws(Backoff backoff, Duration previous) {
        return IntStream.range(0, 20_000)
                .mapToDouble(i -> backoff.delay(2, previous, random).toNanos() / 1e9)
                .toArray();
    }

    /** Each tenth of the range has a tenth of the draws, and no draw is outside. The seed is fixed. */
    private static Consumer<double[]> uniform(double min, double max) {
        return draws -> {
            assertThat(Arrays.stream(draws).min().orElseThrow()).isGreaterThanOrEqualTo(min);
            assertThat(Arrays.stream(draws).max().orElseThrow()).isLessThanOrEqualTo(max);
            for (int part = 0; part < 10; part++) {
                double from = min + (max - min) * part / 10;
                double to = min + (max - min) * (part + 1) / 10;
                double share = Arrays.stream(draws)
                                .filter(draw -> draw >= from && draw < to)
                                .count()
                        / (double) draws.length;
                assertThat(share).as("from %s to %s", from, to).isCloseTo(0.1, within(0.01));
            }
        };
    }
}
