package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.CircuitBreakerState.RECOVERING;
import static dev.patterns.circuitbreaker.Scene.FAILURE;
import static dev.patterns.circuitbreaker.Scene.OPEN_FOR;
import static dev.patterns.circuitbreaker.Scene.givenOpen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How long a breaker stays open: fixed, growing, varied, or as the failure says. */
class OpenDurationTest {

    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void growsWithEachReopening_andStartsAnewAfterARecovery() {
        var scene = givenOpen(Style.SYNC, builder -> builder.openFor(TEN, 2, Duration.ofSeconds(35)));

        for (int seconds : new int[] {10, 20, 35, 35}) {
            assertThat(openFor(scene)).isEqualTo(Duration.ofSeconds(seconds));
            scene.time.advance(Duration.ofSeconds(seconds));
            scene.fails();
        }
        scene.time.advance(Duration.ofSeconds(35));
        scene.succeeds();
        scene.isClosed();
        scene.opens();

        assertThat(openFor(scene)).isEqualTo(TEN);
    }

    @Test
    void growsMonotonicallyToItsLongest_howeverOftenItOpens() {
        var scene = givenOpen(Style.SYNC, builder -> builder.openFor(TEN, 1.5, HOUR));
        var before = TEN;

        for (int i = 0; i < 3_000; i++) {
            assertThat(openFor(scene)).isBetween(before, HOUR);
            before = openFor(scene);
            scene.time.advance(before);
            scene.fails();
        }
        assertThat(before).isEqualTo(HOUR);
    }

    @Test
    void aRampThatFailsCountsAsAReopening() {
        var scene =
                givenOpen(Style.SYNC, builder -> builder.openFor(TEN, 2, HOUR).rampOver(10));
        scene.time.advance(TEN);
        scene.succeeds();
        assertThat(scene.state()).isEqualTo(RECOVERING);

        scene.opens();

        assertThat(openFor(scene)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void jitterIsEvenOverTheShareEitherWay() {
        var random = new SplittableRandom(1);
        var scene = givenOpen(
                Style.SYNC, builder -> builder.openFor(TEN).openJitter(0.2).random(random));
        var quarters = new Integer[] {0, 0, 0, 0};

        for (int i = 0; i < 4_000; i++) {
            long millis = openFor(scene).toMillis();
            assertThat(millis).isBetween(8_000L, 12_000L);
            quarters[(int) Math.min(3, (millis - 8_000) / 1_000)]++;
            scene.time.advance(openFor(scene));
            scene.fails();
        }

        assertThat(quarters).allSatisfy(count -> assertThat(count).isBetween(900, 1_100));
    }

    @Test
    void aHintFromTheFailureIsTaken_upToTheLongest_andOnlyIfItIsOne() {
        assertThat(openForWith(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(openForWith(Duration.ofSeconds(300))).isEqualTo(Duration.ofSeconds(300));
        assertThat(openForWith(Duration.ofDays(3))).isEqualTo(HOUR);
        assertThat(openForWith(Duration.ZERO)).isEqualTo(OPEN_FOR);
        assertThat(openForWith(Duration.ofSeconds(-3))).isEqualTo(OPEN_FOR);
    }

    @Test
    void aHintIsTheRejectionsRetryAfter() {
        var scene = givenOpen(
                Style.SYNC, builder -> builder.retryAfter(failure -> Optional.of(Duration.ofSeconds(7)), HOUR));

        assertThat(((CallRejectedException) scene.begins().thrown()).retryAfter())
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void aHintThatCanNotBeReadIsNone_andTheCallersFailureStaysTheSame() {
        var scene = Scene.givenClosed(Style.SYNC, withHint(failure -> {
            throw new IllegalStateException("a header that can't be parsed");
        }));
        scene.fails(2);

        assertThat(scene.begins().fails(FAILURE).thrown()).isSameAs(FAILURE);

        assertThat(openFor(scene)).isEqualTo(OPEN_FOR);
    }

    private static Duration openForWith(Duration hint) {
        return openFor(givenOpen(Style.SYNC, withHint(failure -> Optional.of(hint))));
    }

    private static Consumer<CircuitBreakerBuilder> withHint(Function<Throwable, Optional<Duration>> hint) {
        return builder -> builder.retryAfter(hint, HOUR);
    }

    private static Duration openFor(Scene scene) {
        return scene.breaker.status().nextProbeIn().orElseThrow();
    }
}
