package dev.patterns.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OpenDurationTest {

    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void growsMonotonicallyToItsLongest_howeverOftenItOpens() {
        var growing = OpenDuration.growing(TEN, 1.5, HOUR);
        var before = Duration.ZERO;

        for (int openings = 1; openings < 10_000; openings++) {
            var duration = growing.after(openings, null, random);
            assertThat(duration).isGreaterThanOrEqualTo(before).isBetween(TEN, HOUR);
            before = duration;
        }
        assertThat(growing.after(Integer.MAX_VALUE, null, random)).isEqualTo(HOUR);
    }

    @Test
    void jitterIsEvenOverTheShareEitherWay() {
        var jittered = OpenDuration.fixed(TEN).withJitter(0.2);
        var quarters = new Long[] {0L, 0L, 0L, 0L};
        for (int i = 0; i < 20_000; i++) {
            long millis = jittered.after(1, null, random).toMillis();
            assertThat(millis).isBetween(8_000L, 12_000L);
            quarters[(int) Math.min(3, (millis - 8_000) / 1_000)]++;
        }
        assertThat(quarters).allSatisfy(count -> assertThat(count).isBetween(4_700L, 5_300L));
    }

    @Test
    void aHintFromTheFailureIsTaken_upToTheLongest_andOnlyIfItIsOne() {
        var failure = new IOException();
        var base = OpenDuration.fixed(TEN);

        assertThat(hinted(base, Duration.ofSeconds(3)).after(1, failure, random))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(hinted(base, Duration.ofDays(3)).after(1, failure, random)).isEqualTo(HOUR);
        assertThat(hinted(base, Duration.ZERO).after(1, failure, random)).isEqualTo(TEN);
        assertThat(hinted(base, Duration.ofSeconds(-3)).after(1, failure, random))
                .isEqualTo(TEN);
        assertThat(hinted(base, Duration.ofSeconds(3)).after(1, null, random)).isEqualTo(TEN);
        assertThat(base.orFrom(any -> Optional.empty(), HOUR).after(1, failure, random))
                .isEqualTo(TEN);
        assertThat(base.orFrom(
                                any -> {
                                    throw new IllegalStateException("a header that can't be parsed");
                                },
                                HOUR)
                        .after(1, failure, random))
                .isEqualTo(TEN);
    }

    @Test
    void theyPrintAsOneWouldSayThem() {
        assertThat(OpenDuration.fixed(TEN)).hasToString("PT10S");
        assertThat(OpenDuration.growing(TEN, 2, HOUR).withJitter(0.1))
                .hasToString("PT10S growing by 2.0 to PT1H ± 10 %");
        assertThat(hinted(OpenDuration.fixed(TEN), TEN)).hasToString("PT10S or as the failure says, at most PT1H");
    }

    @Test
    void badValuesAreToldWithTheRule() {
        rejects(() -> OpenDuration.fixed(Duration.ZERO), "openFor must be more than zero, but was PT0S");
        rejects(() -> OpenDuration.growing(TEN, 0.5, HOUR), "factor must be 1 or more, but was 0.5");
        rejects(() -> OpenDuration.growing(TEN, Double.NaN, HOUR), "factor must be 1 or more, but was NaN");
        rejects(
                () -> OpenDuration.growing(TEN, 2, Duration.ofSeconds(9)),
                "longest must be at least PT10S, but was PT9S");
        rejects(() -> OpenDuration.fixed(TEN).withJitter(1.1), "jitter must be between 0 and 1, but was 1.1");
        rejects(
                () -> OpenDuration.fixed(TEN).orFrom(any -> Optional.empty(), Duration.ZERO),
                "longest must be more than zero, but was PT0S");
    }

    private static OpenDuration hinted(OpenDuration base, Duration hint) {
        return base.orFrom(failure -> Optional.of(hint), HOUR);
    }

    private static void rejects(Runnable setting, String message) {
        assertThatIllegalArgumentException().isThrownBy(setting::run).withMessage(message);
    }
}
