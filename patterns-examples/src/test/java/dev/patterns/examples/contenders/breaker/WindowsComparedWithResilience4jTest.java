package dev.patterns.examples.contenders.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.simulation.SimulatedTime;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * The hand-written windows and Resilience4j's see the same random calls. They must have equal counts after each call
 * and open at the same call.
 *
 * <p>They differ on purpose in four things. Each has its test:
 *
 * <ol>
 *   <li>A call that takes exactly the threshold is slow here and not slow in Resilience4j.
 *   <li>After the wall clock was set back, Resilience4j puts each call into a second of its own. Its window then never
 *       holds more calls than seconds (B4). The hand-written window reads the monotonic clock.
 *   <li>Below the minimum number of calls Resilience4j's failure rate is -1. The hand-written rate is the real one; the
 *       trip rule alone waits for the minimum.
 *   <li>Resilience4j's time window moves in steps of a second, the hand-written one in steps of a twentieth of its
 *       length. At 20 s, the length compared here, both steps are equal.
 * </ol>
 */
class WindowsComparedWithResilience4jTest {

    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Exception FAILURE = new Exception("no");

    private final SimulatedTime time = new SimulatedTime(11);
    private final SettableWallClock wallClock = new SettableWallClock();

    @Test
    void countWindowsCountTheSame() {
        var random = new SplittableRandom(1);
        for (int calls = 0; calls < 100_000; ) {
            int size = 1 + random.nextInt(120);
            int minimum = 1 + random.nextInt(size);
            calls += compare(random, SlidingWindowType.COUNT_BASED, size, minimum);
        }
    }

    @Test
    void timeWindowsCountTheSame() {
        var random = new SplittableRandom(2);
        for (int calls = 0; calls < 100_000; ) {
            calls += compare(random, SlidingWindowType.TIME_BASED, 20, 1 + random.nextInt(50));
        }
    }

    @Test
    void difference1_aCallThatTakesExactlyTheThreshold() {
        var pair = new Pair(SlidingWindowType.COUNT_BASED, 10, 5, 0.5, 0.5);

        pair.call(SLOW, false);

        assertThat(pair.ours.status().slowCalls()).isEqualTo(1);
        assertThat(pair.theirs.getMetrics().getNumberOfSlowCalls()).isZero();
    }

    @Test
    void difference2_B4_aWallClockThatIsSetBack() {
        var pair = new Pair(SlidingWindowType.TIME_BASED, 20, 50, 0.5, 1);
        pair.call(Duration.ofMillis(1), true);

        wallClock.setBack(Duration.ofSeconds(2));
        for (int i = 0; i < 600; i++) {
            pair.call(Duration.ofMillis(1), true);
        }

        assertThat(pair.ours.state()).isEqualTo(CircuitBreakerState.OPEN);
        assertThat(pair.theirs.getState()).isEqualTo(io.github.resilience4j.circuitbreaker.CircuitBreaker.State.CLOSED);
    }

    @Test
    void difference3_theFailureRateBelowTheMinimumNumberOfCalls() {
        var pair = new Pair(SlidingWindowType.COUNT_BASED, 10, 5, 0.5, 0.5);

        pair.call(Duration.ofMillis(1), true);

        assertThat(pair.ours.status().failureRate()).hasValue(1);
        assertThat(pair.theirs.getMetrics().getFailureRate()).isEqualTo(-1);
    }

    @Test
    void difference4_theStepOfATimeWindow() {
        var pair = new Pair(SlidingWindowType.TIME_BASED, 10, 5, 0.5, 0.5);
        advance(Duration.ofMillis(600));
        pair.call(Duration.ZERO, true);

        advance(Duration.ofMillis(9_600));

        assertThat(pair.ours.status().calls()).as("until 10.5 s").isEqualTo(1);
        assertThat(pair.theirs.getMetrics().getNumberOfBufferedCalls())
                .as("until 10 s")
                .isZero();
    }

    /** Makes calls until both open, at most 300. Returns how many were made. */
    private int compare(RandomGenerator random, SlidingWindowType type, int size, int minimum) {
        double failureRate = (1 + random.nextInt(20)) / 20.0;
        double slowRate = (1 + random.nextInt(20)) / 20.0;
        var pair = new Pair(type, size, minimum, failureRate, slowRate);
        int oneIn = 2 + random.nextInt(8);
        int call = 0;
        while (call < 300 && pair.ours.state() == CircuitBreakerState.CLOSED) {
            call++;
            var duration =
                    Duration.ofMillis(random.nextInt(oneIn) == 0 ? 501 + random.nextInt(500) : random.nextInt(500));
            pair.call(duration, random.nextInt(oneIn) == 0);
            pair.assertEqualCounts(call);
            advance(Duration.ofMillis(random.nextInt(20) == 0 ? random.nextInt(8_000) : random.nextInt(100)));
        }
        return call;
    }

    private void advance(Duration duration) {
        time.advance(duration);
    }

    /** Both breakers with the same settings, one around the other, so that they see the same calls. */
    private final class Pair {
        private final CircuitBreaker ours;
        private final io.github.resilience4j.circuitbreaker.CircuitBreaker theirs;
        private final String settings;

        Pair(SlidingWindowType type, int size, int minimum, double failureRate, double slowRate) {
            settings = type + " of " + size + ", minimum " + minimum + ", rates " + failureRate + " and " + slowRate;
            wallClock.startSecond();
            var rule = type == SlidingWindowType.COUNT_BASED
                    ? TripRule.countWindow(size)
                            .minimumCalls(minimum)
                            .failureRate(failureRate)
                            .slowCallRate(slowRate)
                    : TripRule.timeWindow(Duration.ofSeconds(size))
                            .minimumCalls(minimum)
                            .failureRate(failureRate)
                            .slowCallRate(slowRate);
            ours = CircuitBreaker.builder("ours")
                    .tripWhen(rule)
                    .slowAfter(SLOW)
                    .openFor(Duration.ofDays(1))
                    .time(time)
                    .build();
            theirs = io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                    "theirs",
                    CircuitBreakerConfig.custom()
                            .slidingWindow(size, minimum, type)
                            .failureRateThreshold((float) (100 * failureRate))
                            .slowCallRateThreshold((float) (100 * slowRate))
                            .slowCallDurationThreshold(SLOW)
                            .waitDurationInOpenState(Duration.ofDays(1))
                            .clock(wallClock)
                            .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS)
                            .build());
        }

        void call(Duration duration, boolean fails) {
            try {
                ours.call(() -> theirs.executeCallable(() -> {
                    advance(duration);
                    if (fails) {
                        throw FAILURE;
                    }
                    return "answer";
                }));
            } catch (Exception expected) {
                // the failure or a rejection
            }
        }

        void assertEqualCounts(int call) {
            var ourStatus = ours.status();
            var theirMetrics = theirs.getMetrics();
            if (!ours.state().name().equals(theirs.getState().name())) {
                fail("%s, call %d: ours is %s, Resilience4j's %s", settings, call, ours.state(), theirs.getState());
            }
            if (ourStatus.state() == CircuitBreakerState.CLOSED
                    && (ourStatus.calls() != theirMetrics.getNumberOfBufferedCalls()
                            || ourStatus.failures() != theirMetrics.getNumberOfFailedCalls()
                            || ourStatus.slowCalls() != theirMetrics.getNumberOfSlowCalls())) {
                fail(
                        "%s, call %d: ours has %s, Resilience4j's %d failed and %d slow of %d",
                        settings,
                        call,
                        ourStatus,
                        theirMetrics.getNumberOfFailedCalls(),
                        theirMetrics.getNumberOfSlowCalls(),
                        theirMetrics.getNumberOfBufferedCalls());
            }
        }
    }

    /** A wall clock on simulated time that can be set back. Each pair begins at the start of a second. */
    private final class SettableWallClock extends Clock {
        private Duration origin = Duration.ZERO;
        private Duration setBack = Duration.ZERO;

        void startSecond() {
            origin = time.elapsed();
            setBack = Duration.ZERO;
        }

        void setBack(Duration duration) {
            setBack = setBack.plus(duration);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(1_000_000)
                    .plus(time.elapsed())
                    .minus(origin)
                    .minus(setBack);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
