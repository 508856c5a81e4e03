package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration CAP = Duration.ofSeconds(60);

    private final RandomGenerator random = new SplittableRandom(7);

    @Test
    void exponentialDoublesUpToItsCap() {
        var backoff = Backoff.exponential(Duration.ofSeconds(1), CAP);

        assertThat(seconds(backoff, 8)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void exponentialWithFactorOneStaysAtItsBase() {
        assertThat(seconds(Backoff.exponential(Duration.ofSeconds(3), 1, CAP), 3))
                .containsExactly(3L, 3L, 3L);
    }

    @Test
    void linearAddsTheBase_upToTheCap() {
        assertThat(seconds(Backoff.linear(Duration.ofSeconds(20), CAP), 5)).containsExactly(20L, 40L, 60L, 60L, 60L);
    }

    @Test
    void fibonacciAddsTheTwoWaitsBefore_upToTheCap() {
        assertThat(seconds(Backoff.fibonacci(Duration.ofSeconds(1), CAP), 12))
                .containsExactly(1L, 1L, 2L, 3L, 5L, 8L, 13L, 21L, 34L, 55L, 60L, 60L);
    }

    @Test
    void anyLambdaIsABackoff_andMayBeDecorated() {
        Backoff squares = (attempt, previous, random) -> Duration.ofSeconds((long) attempt * attempt);

        assertThat(seconds(squares.withCap(Duration.ofSeconds(20)), 6)).containsExactly(1L, 4L, 9L, 16L, 20L, 20L);
    }

    @Test
    void R1_theDelayNeverOverflowsOrShrinks_atAnyAttempt() {
        var longest = Duration.ofNanos(Long.MAX_VALUE);
        for (var cap : List.of(CAP, longest)) {
            for (var base : List.of(Duration.ofNanos(1), BASE, CAP)) {
                assertMonotone(Backoff.exponential(base, cap), cap);
                assertMonotone(Backoff.exponential(base, 1.000_001, cap), cap);
                assertMonotone(Backoff.exponential(base, 100, cap), cap);
                assertMonotone(Backoff.linear(base, cap), cap);
                assertMonotone(Backoff.fibonacci(base, cap), cap);
            }
        }
        assertThat(delay(Backoff.exponential(BASE, longest), Integer.MAX_VALUE)).isEqualTo(longest);
        assertThat(delay(Backoff.fibonacci(BASE, longest), Integer.MAX_VALUE)).isEqualTo(longest);
        assertThat(delay(Backoff.linear(BASE, CAP), Integer.MAX_VALUE)).isEqualTo(CAP);
    }

    /** The first 2,000 attempts one by one, then in growing steps up to the last number that there is. */
    private void assertMonotone(Backoff backoff, Duration cap) {
        var previous = Duration.ofNanos(1);
        long attempt = 1;
        while (attempt <= Integer.MAX_VALUE) {
            var delay = delay(backoff, (int) attempt);
            assertThat(delay).as("%s at attempt %d", backoff, attempt).isBetween(previous, cap);
            previous = delay;
            attempt = attempt < 2_000 ? attempt + 1 : attempt + 1 + random.nextLong(attempt);
        }
        assertThat(delay(backoff, Integer.MAX_VALUE)).isBetween(previous, cap);
    }

    @Test
    void R2_jitterStillVariesDelaysAtTheCap() {
        var capped = Backoff.exponential(BASE, CAP);
        var doubled = Backoff.exponential(BASE, CAP.multipliedBy(2));
        for (var backoff : List.of(
                capped.withFullJitter(),
                capped.withEqualJitter(),
                capped.withJitter(0.25),
                doubled.withJitter(0.25).withCap(CAP))) {
            long different = IntStream.range(0, 1_000)
                    .mapToObj(i -> delay(backoff, 20))
                    .distinct()
                    .count();

            assertThat(different).as("%s", backoff).isEqualTo(1_000);
        }
        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i -> Backoff.decorrelated(BASE, CAP.multipliedBy(2))
                                .withCap(CAP)
                                .delay(9, CAP, random))
                        .distinct()
                        .count())
                .isEqualTo(1_000);
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
    void aCapOfADecorrelatedBackoffEndsItsRange_ifItIsLower() {
        var backoff = Backoff.decorrelated(BASE, CAP);
        var lower = Duration.ofSeconds(1);

        assertThat(backoff.withCap(lower)).isEqualTo(Backoff.decorrelated(BASE, lower));
        assertThat(backoff.withCap(CAP.plusNanos(1))).isEqualTo(backoff);
    }

    @Test
    void invalidSettingsAreReportedWithTheirRule() {
        assertThatThrownBy(() -> Backoff.exponential(Duration.ZERO, CAP))
                .hasMessage("the base of a backoff must be more than zero, but was PT0S");
        for (ThrowingCallable capBelowBase : List.<ThrowingCallable>of(
                () -> Backoff.exponential(CAP, BASE),
                () -> Backoff.linear(CAP, BASE),
                () -> Backoff.fibonacci(CAP, BASE),
                () -> Backoff.decorrelated(CAP, BASE))) {
            assertThatThrownBy(capBelowBase)
                    .hasMessage("the cap of a backoff must be at least its base, PT1M, but was PT0.1S");
        }
        assertThatThrownBy(() -> Backoff.exponential(BASE, Double.NaN, CAP))
                .hasMessage("the factor of a backoff must be between 1 and 100, but was NaN");
        assertThatThrownBy(() -> Backoff.none().withJitter(1.5))
                .hasMessage("the fraction of a jitter must be between 0 and 1, but was 1.5");
        assertThatThrownBy(() -> Backoff.none().withJitter(Double.NaN))
                .hasMessage("the fraction of a jitter must be between 0 and 1, but was NaN");
        assertThatThrownBy(() -> Backoff.fixed(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageStartingWith("the delay of a backoff must be at most");
    }

    @Test
    void previewIsATableOfOneCallsDelays_theSameForASeed() {
        var backoff = Backoff.exponential(Duration.ofMillis(400), Duration.ofSeconds(1));

        assertThat(backoff.preview(3, 1).lines())
                .containsExactly(
                        "attempt         wait        total",
                        "      1     400.0 ms     400.0 ms",
                        "      2     800.0 ms       1.20 s",
                        "      3       1.00 s       2.20 s");
        var jittered = Backoff.decorrelated(BASE, CAP);
        assertThat(jittered.preview(10, 7)).isEqualTo(jittered.preview(10, 7)).isNotEqualTo(jittered.preview(10, 8));
        assertThatThrownBy(() -> backoff.preview(0, 1)).hasMessage("attempts must be between 1 and 10000, but was 0");
    }

    private List<Long> seconds(Backoff backoff, int attempts) {
        return IntStream.rangeClosed(1, attempts)
                .mapToObj(attempt -> delay(backoff, attempt).toSeconds())
                .toList();
    }

    private Duration delay(Backoff backoff, int attempt) {
        return backoff.delay(attempt, Duration.ZERO, random);
    }
}
