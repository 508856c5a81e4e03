package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.BreakerFixture.FAILURE;
import static dev.patterns.circuitbreaker.BreakerFixture.OPEN_FOR;
import static dev.patterns.circuitbreaker.BreakerFixture.givenOpen;
import static dev.patterns.circuitbreaker.CircuitBreakerState.RECOVERING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How long a breaker stays open: fixed, growing, varied, or as the failure asks. */
class OpenDurationTest {

    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void growsWithEachReopening_andStartsOverAfterTheBreakerHasClosed() {
        var fixture = givenOpen(CallStyle.SYNC, builder -> builder.openFor(TEN, 2, Duration.ofSeconds(35)));

        for (int seconds : new int[] {10, 20, 35, 35}) {
            assertThat(openFor(fixture)).isEqualTo(Duration.ofSeconds(seconds));
            fixture.time.advance(Duration.ofSeconds(seconds));
            fixture.fails();
        }
        fixture.time.advance(Duration.ofSeconds(35));
        fixture.succeeds();
        fixture.isClosed();
        fixture.opens();

        assertThat(openFor(fixture)).isEqualTo(TEN);
    }

    @Test
    void growsMonotonicallyToTheLongest_overThousandsOfOpenings() {
        var fixture = givenOpen(CallStyle.SYNC, builder -> builder.openFor(TEN, 1.5, HOUR));
        var before = TEN;

        for (int i = 0; i < 3_000; i++) {
            assertThat(openFor(fixture)).isBetween(before, HOUR);
            before = openFor(fixture);
            fixture.time.advance(before);
            fixture.fails();
        }
        assertThat(before).isEqualTo(HOUR);
    }

    @Test
    void aRampThatFailsCountsAsAReopening() {
        var fixture = givenOpen(
                CallStyle.SYNC, builder -> builder.openFor(TEN, 2, HOUR).rampOver(10));
        fixture.time.advance(TEN);
        fixture.succeeds();
        assertThat(fixture.state()).isEqualTo(RECOVERING);

        fixture.opens();

        assertThat(openFor(fixture)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void jitterIsUniformOverTheShareInBothDirections() {
        var random = new SplittableRandom(1);
        var fixture = givenOpen(
                CallStyle.SYNC, builder -> builder.openFor(TEN).openJitter(0.2).random(random));
        var quarters = new Integer[] {0, 0, 0, 0};

        for (int i = 0; i < 4_000; i++) {
            long millis = openFor(fixture).toMillis();
            assertThat(millis).isBetween(8_000L, 12_000L);
            quarters[(int) Math.min(3, (millis - 8_000) / 1_000)]++;
            fixture.time.advance(openFor(fixture));
            fixture.fails();
        }

        assertThat(quarters).allSatisfy(count -> assertThat(count).isBetween(900, 1_100));
    }

    @Test
    void retryAfterFromTheFailureIsUsed_upToTheLongest_ifItIsMoreThanZero() {
        assertThat(openForWith(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(openForWith(Duration.ofSeconds(300))).isEqualTo(Duration.ofSeconds(300));
        assertThat(openForWith(Duration.ofDays(3))).isEqualTo(HOUR);
        assertThat(openForWith(Duration.ZERO)).isEqualTo(OPEN_FOR);
        assertThat(openForWith(Duration.ofSeconds(-3))).isEqualTo(OPEN_FOR);
    }

    @Test
    void retryAfterFromTheFailureIsInTheRejection() {
        var fixture = givenOpen(
                CallStyle.SYNC, builder -> builder.retryAfter(failure -> Optional.of(Duration.ofSeconds(7)), HOUR));

        assertThat(((CallRejectedException) fixture.begins().thrown()).retryAfter())
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void aRetryAfterFunctionThatThrowsHasNoEffect_andTheCallerGetsItsOwnFailure() {
        var fixture = BreakerFixture.givenClosed(CallStyle.SYNC, withHint(failure -> {
            throw new IllegalStateException("a header that can't be parsed");
        }));
        fixture.fails(2);

        assertThat(fixture.begins().fails(FAILURE).thrown()).isSameAs(FAILURE);

        assertThat(openFor(fixture)).isEqualTo(OPEN_FOR);
    }

    private static Duration openForWith(Duration hint) {
        return openFor(givenOpen(CallStyle.SYNC, withHint(failure -> Optional.of(hint))));
    }

    private static Consumer<CircuitBreakerBuilder> withHint(Function<Throwable, Optional<Duration>> hint) {
        return builder -> builder.retryAfter(hint, HOUR);
    }

    private static Duration openFor(BreakerFixture fixture) {
        return fixture.breaker.status().nextProbeIn().orElseThrow();
    }
}
