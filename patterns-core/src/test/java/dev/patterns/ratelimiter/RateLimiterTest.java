package dev.patterns.ratelimiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patterns.CallRejectedException;
import dev.patterns.ratelimiter.RateLimiter.Call;
import dev.patterns.ratelimiter.RateLimiter.Outcome;
import dev.patterns.ratelimiter.RateLimiter.Status;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rate, the burst, rejections, and permits without a call. */
class RateLimiterTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedTime time = new SimulatedTime(7);

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void aBurstIsAdmittedAtOnce_thenOneCallInEachInterval() {
        var limiter = limiter(settings -> settings.permits(10, SECOND).burst(3));

        assertThat(admitted(limiter)).isEqualTo(3);
        for (int i = 0; i < 50; i++) { // five seconds: the clock overflows meanwhile
            time.advance(Duration.ofMillis(100).minusNanos(1));
            assertThat(admitted(limiter)).isZero();
            time.advance(Duration.ofNanos(1));
            assertThat(admitted(limiter)).isEqualTo(1);
        }
    }

    @Test
    void withoutABurstOfItsOwnAWholePeriodsPermitsAreSaved() {
        assertThat(admitted(limiter(settings -> settings.permits(10, SECOND)))).isEqualTo(10);
    }

    @Test
    void withABurstOfOneEveryTwoCallsAreApart() {
        var limiter = limiter(settings -> settings.permits(10, SECOND).burst(1));

        time.advance(SECOND);
        assertThat(admitted(limiter)).isEqualTo(1);
        time.advance(Duration.ofMillis(150));
        assertThat(admitted(limiter)).isEqualTo(1); // the 50 ms are not saved
        time.advance(Duration.ofMillis(99));
        assertThat(admitted(limiter)).isZero();
    }

    @Test
    void idleTimeSavesNoMoreThanTheBurst_evenHundredYearsOfIt() {
        var limiter = limiter(settings -> settings.permits(10, SECOND).burst(3));
        assertThat(admitted(limiter)).isEqualTo(3);

        time.advance(Duration.ofMillis(250));
        assertThat(admitted(limiter)).isEqualTo(2);
        time.advance(Duration.ofDays(36_500));
        assertThat(admitted(limiter)).isEqualTo(3);
    }

    @Test
    void anIntervalThatIsNoWholeNumberOfNanosecondsIsRoundedUp() {
        var limiter = limiter(settings -> settings.permits(3, SECOND).burst(1));
        assertThat(limiter.tryAcquire()).isTrue();

        assertThat(limiter.status().nextFree()).hasNanos(333_333_334);
    }

    @Test
    void aRejectionSaysAfterWhichTimeTheCallIsAdmitted() {
        var limiter = limiter(settings -> settings.permits(10, SECOND).burst(1));
        assertThat(limiter.tryAcquire()).isTrue();
        time.advance(Duration.ofMillis(30));

        var rejection = rejection(limiter);
        assertThat(rejection.rejectedBy()).isEqualTo("geocoder");
        assertThat(rejection.reason()).isEqualTo("the rate limit is reached");
        assertThat(rejection.retryAfter()).contains(Duration.ofMillis(70));
        assertThat(rejection).hasMessage("geocoder: the rate limit is reached, retry after 70 ms");

        time.advance(Duration.ofMillis(70).minusNanos(1));
        assertThat(rejection(limiter).retryAfter()).contains(Duration.ofNanos(1));
        time.advance(Duration.ofNanos(1));
        assertThat(limiter.call(() -> "answer")).isEqualTo("answer");
    }

    @Test
    void rejectionsUseNothingUp() {
        var limiter = limiter(settings -> settings.permits(10, SECOND).burst(1));
        assertThat(limiter.tryAcquire()).isTrue();

        for (int i = 0; i < 1_000; i++) {
            assertThat(limiter.tryAcquire()).isFalse();
        }
        time.advance(Duration.ofMillis(100));
        assertThat(limiter.tryAcquire()).isTrue();
    }

    @Test
    void aCallThatFailsHasUsedItsPermit_andItsFailureIsThrownUnchanged() {
        var limiter = limiter(settings -> settings.permits(1, SECOND));
        var failure = new IOException("no answer");

        assertThatThrownBy(() -> limiter.call(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(limiter.tryAcquire()).isFalse();
    }

    @Test
    void permitsAreTakenAllOrNone() {
        var limiter = limiter(settings -> settings.permits(10, SECOND).burst(5));

        assertThat(limiter.tryAcquire(3)).isTrue();
        assertThat(limiter.tryAcquire(3)).isFalse();
        assertThat(limiter.status().free()).isEqualTo(2);
        time.advance(Duration.ofMillis(100));
        assertThat(limiter.tryAcquire(3)).isTrue();
        assertThat(limiter.status().free()).isZero();
    }

    @Test
    void morePermitsThanAreEverFreeAreAnError() {
        var limiter = limiter(settings -> settings.permits(10, SECOND).burst(5));

        assertThatThrownBy(() -> limiter.tryAcquire(6)).hasMessage("permits must be between 1 and 5, but was 6");
        assertThatThrownBy(() -> limiter.tryAcquire(0)).hasMessage("permits must be between 1 and 5, but was 0");
        assertThat(limiter.status().free()).isEqualTo(5);
    }

    @Test
    void theStatusSaysWhatIsFree() {
        var limiter = limiter(settings -> settings.permits(10, SECOND).burst(2));
        assertThat(limiter.status()).isEqualTo(new Status(2, 0, Duration.ZERO));

        assertThat(limiter.tryAcquire(2)).isTrue();
        assertThat(limiter.status()).isEqualTo(new Status(0, 0, Duration.ofMillis(100)));
        time.advance(Duration.ofMillis(130));
        assertThat(limiter.status()).isEqualTo(new Status(1, 0, Duration.ZERO));
        time.advance(Duration.ofMinutes(1));
        assertThat(limiter.status()).isEqualTo(new Status(2, 0, Duration.ZERO));
    }

    @Test
    void aListenerReceivesEachCall_andWhatItThrowsChangesNothing() {
        var limiter = limiter(settings -> settings.permits(2, SECOND));
        List<Call> calls = new ArrayList<>();
        var broken = limiter.onCall(call -> {
            throw new IllegalStateException("a broken listener");
        });
        var listener = limiter.onCall(calls::add);

        assertThat(limiter.call(() -> "answer")).isEqualTo("answer");
        assertThat(limiter.tryAcquire()).isTrue();
        assertThat(rejection(limiter).reason()).isEqualTo("the rate limit is reached");
        assertThat(limiter.tryAcquire(2)).isFalse();
        broken.cancel();
        listener.cancel();
        assertThat(limiter.tryAcquire()).isFalse();

        assertThat(calls)
                .extracting(Call::outcome)
                .containsExactly(Outcome.ADMITTED, Outcome.ADMITTED, Outcome.REJECTED, Outcome.REJECTED);
        assertThat(calls).extracting(Call::waited).containsOnly(Duration.ZERO);
    }

    @Test
    void aLimitedRegistryRemovesOneWhosePermitsAreAllFree() {
        var tenants = RateLimiter.registry(
                        settings -> settings.permits(1, SECOND).time(time))
                .limitedTo(2);
        var busy = tenants.get("busy");
        assertThat(busy.tryAcquire()).isTrue();
        var idle = tenants.get("idle");

        var other = tenants.get("other");

        assertThat(tenants.all()).containsExactly(busy, other).doesNotContain(idle);
        assertThat(busy).hasToString("RateLimiter[busy 1 in PT1S]");
    }

    private RateLimiter limiter(UnaryOperator<RateLimiterBuilder> settings) {
        return settings.apply(RateLimiter.builder("geocoder").time(time)).build();
    }

    private static int admitted(RateLimiter limiter) {
        int admitted = 0;
        while (limiter.tryAcquire()) {
            admitted++;
        }
        return admitted;
    }

    private static CallRejectedException rejection(RateLimiter limiter) {
        return catchThrowableOfType(
                CallRejectedException.class,
                () -> limiter.call(() -> {
                    throw new AssertionError("the call was made");
                }));
    }
}
