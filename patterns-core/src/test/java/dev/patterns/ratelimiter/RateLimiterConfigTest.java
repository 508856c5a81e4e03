package dev.patterns.ratelimiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Time;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settings: defaults, bounds, and changes to a live rate limiter. */
class RateLimiterConfigTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedTime time = new SimulatedTime(7);

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void withoutSettingsTheDefaultsHold() {
        var config = RateLimiter.builder("geocoder").build().config();

        assertThat(config.permits()).isEqualTo(100);
        assertThat(config.permitsPeriod()).isEqualTo(SECOND);
        assertThat(config.burst()).isEmpty();
        assertThat(config.maxWait()).isZero();
        assertThat(config)
                .hasToString("RateLimiterSettings[name=geocoder, permits=100, permitsPeriod=PT1S, "
                        + "burst=OptionalInt.empty, maxWait=PT0S]");
    }

    @Test
    void invalidSettingsAreReportedWithTheirRule() {
        rejects(settings -> settings.permits(0, SECOND), "permits must be between 1 and 1000000, but was 0");
        rejects(
                settings -> settings.permits(1, Duration.ZERO),
                "the period of permits must be more than zero, but was PT0S");
        rejects(
                settings -> settings.permits(1, Duration.ofDays(366)),
                "the period of permits must be at most PT8760H, but was PT8784H");
        rejects(
                settings -> settings.permits(11, Duration.ofNanos(10_000)),
                "permits must be at most one a microsecond, but was 11 in PT0.00001S");
        rejects(settings -> settings.burst(0), "burst must be between 1 and 1000000, but was 0");
        rejects(
                settings -> settings.permits(1, Duration.ofDays(1)).burst(367),
                "burst must be at most the permits of PT8760H, but was 367 at 1 in PT24H");
        rejects(settings -> settings.maxWait(Duration.ofMillis(-1)), "maxWait must not be negative, but was PT-0.001S");
        rejects(settings -> settings.maxWait(Duration.ofDays(366)), "maxWait must be at most PT8760H, but was PT8784H");
        assertThatThrownBy(() -> RateLimiter.builder(" ").build()).hasMessage("name must not be blank, but was \" \"");
    }

    @Test
    void theLargestSettingsAreAccepted_andCountRight() {
        var year = Duration.ofDays(365);
        var limiter = RateLimiter.builder("largest")
                .permits(1_000_000, year)
                .maxWait(year)
                .time(time)
                .build();

        assertThat(limiter.tryAcquire(1_000_000)).isTrue();
        assertThat(limiter.tryAcquire()).isFalse();
        time.advance(year);
        assertThat(limiter.status().free()).isEqualTo(1_000_000);
        assertThat(RateLimiter.builder("fastest")
                        .permits(10, Duration.ofNanos(10_000))
                        .build()
                        .config()
                        .permits())
                .isEqualTo(10);
    }

    @Test
    void aChangeHoldsForCallsThatBeginLater_andAnEmptyBucketStaysEmpty() {
        var limiter = limiter();
        assertThat(limiter.tryAcquire(2)).isTrue();

        limiter.reconfigure(settings -> settings.permits(100, SECOND).burst(50));

        assertThat(limiter.config().burst()).isEqualTo(OptionalInt.of(50));
        assertThat(limiter.tryAcquire()).isFalse();
        time.advance(Duration.ofMillis(100)); // what was taken keeps its price; from then on one each 10 ms
        assertThat(limiter.tryAcquire()).isTrue();
        assertThat(limiter.status().nextFree()).hasMillis(10);
    }

    @Test
    void aLowerBurstHoldsAtOnce() {
        var limiter = limiter();

        limiter.reconfigure(settings -> settings.burst(1));

        assertThat(limiter.status().free()).isEqualTo(1);
    }

    @Test
    void callsThatWaitKeepTheirPermits_andLaterCallsComeAfterThem() {
        var limiter = limiter();
        limiter.reconfigure(settings -> settings.maxWait(SECOND));
        assertThat(limiter.tryAcquire(2)).isTrue();
        var began = new long[1];
        time.spawn("caller", () -> limiter.call(() -> began[0] = time.elapsed().toMillis()));
        time.advance(Duration.ofMillis(1));

        limiter.reconfigure(settings -> settings.permits(1_000, SECOND).maxWait(Duration.ZERO));
        time.run();

        assertThat(began[0]).isEqualTo(100);
        assertThat(limiter.status().nextFree()).hasMillis(100); // its interval was that of the call
    }

    @Test
    void aChangeThatIsNotValidChangesNothing_andResetTakesSettingsAway() {
        var limiter = limiter();

        assertThatThrownBy(() -> limiter.reconfigure(
                        settings -> settings.permits(1, SECOND).burst(0)))
                .hasMessage("burst must be between 1 and 1000000, but was 0");
        assertThatThrownBy(() -> limiter.reconfigure(settings -> settings.time(Time.system())))
                .hasMessage("reconfigure must not change the time of geocoder, but did");
        assertThat(limiter.config().permits()).isEqualTo(10);

        limiter.reconfigure(RateLimiterBuilder::reset);
        assertThat(limiter.config())
                .isEqualTo(RateLimiter.builder("geocoder").build().config());
    }

    private RateLimiter limiter() {
        return RateLimiter.builder("geocoder")
                .permits(10, SECOND)
                .burst(2)
                .time(time)
                .build();
    }

    private static void rejects(Consumer<RateLimiterBuilder> settings, String message) {
        var builder = RateLimiter.builder("geocoder");
        settings.accept(builder);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
