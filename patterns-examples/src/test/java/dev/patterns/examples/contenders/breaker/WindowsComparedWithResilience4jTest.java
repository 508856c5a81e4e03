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
 * Our windows and Resilience4j's on the same calls: the same counts after each, and open at the same call.
 *
 * <p>They differ, with reason, in four things, each of which has its test:
 *
 * <ol>
 *   <li>A call that takes exactly the threshold is slow here and not slow there: the limit belongs to what it limits.
 *   <li>After the wall clock has stepped back, each call gets a second of its own there, so that the window never holds more calls
 *       than seconds (B4). Ours is on the monotonic clock.
 *   <li>Below the minimum of calls its failure rate is -1. Ours is what it is, and the rule waits for the minimum.
 *   <li>Its time window moves by whole seconds, ours by a twentieth of its length. At 20 s, compared here, that is the same.
 * </ol>
 */
class WindowsComparedWithResilience4jTest {

    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Exception FAILURE = new Exception("no");

    private final SimulatedTime time = new SimulatedTime(11);
    private final SettableWallClock wallClock = new SettableWallClock();

    @Test
    void countWindowsAgree() {
        var random = new SplittableRandom(1);
        for (int calls = 0; calls < 100_000; ) {
            int size = 1 + random.nextInt(120);
            int minimum = 1 + random.nextInt(size);
            calls += compare(random, SlidingWindowType.COUNT_BASED, size, minimum);
        }
    }

    @Test
    void timeWindowsAgree() {
        var random = new SplittableRandom(2);
        for (int calls = 0; calls < 100_000; ) {
            calls += compare(random, SlidingWindowType.TIME_BASED, 20, 1 + random.nextInt(50));
        }
    }

    @Test
    void divergence1_aCallThatTakesExactlyTheThreshold() {
        var pair = new Pair(SlidingWindowType.COUNT_BASED, 10, 5, 0.5, 0.5);

        pair.call(SLOW, false);

        assertThat(pair.ours.status().slowCalls()).isEqualTo(1);
        assertThat(pair.theirs.getMetrics().getNumberOfSlowCalls()).isZero();
    }

    @Test
    void divergence2_B4_aWallClockThatStepsBack() {
        var pair = new Pair(SlidingWindowType.TIME_BASED, 20, 50, 0.5, 1);
        pair.call(Duration.ofMillis(1), true);

        wallClock.stepBack(Duration.ofSeconds(2));
        for (int i = 0; i < 600; i++) {
            pair.call(Duration.ofMillis(1), true);
        }

        assertThat(pair.ours.state()).isEqualTo(CircuitBreakerState.OPEN);
        assertThat(pair.theirs.getState()).isEqualTo(io.github.resilience4j.circuitbreaker.CircuitBreaker.State.CLOSED);
    }

    @Test
    void divergence3_ratesBelowTheMinimum() {
        var pair = new Pair(SlidingWindowType.COUNT_BASED, 10, 5, 0.5, 0.5);

        pair.call(Duration.ofMillis(1), true);

        assertThat(pair.ours.status().failureRate()).hasValue(1);
        assertThat(pair.theirs.getMetrics().getFailureRate()).isEqualTo(-1);
    }

    @Test
    void divergence4_theStepOfATimeWindow() {
        var pair = new Pair(SlidingWindowType.TIME_BASED, 10, 5, 0.5, 0.5);
        advance(Duration.ofMillis(600));
        pair.call(Duration.ZERO, true);

        advance(Duration.ofMillis(9_600));

        assertThat(pair.ours.status().calls()).as("until 10.5 s").isEqualTo(1);
        assertThat(pair.theirs.getMetrics().getNumberOfBufferedCalls())
                .as("until 10 s")
                .isZero();
    }

    /** Until both open or 300 calls are made. Returns how many were. */
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
            pair.agree(call);
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
                // the failure, or a rejection
            }
        }

        void agree(int call) {
            var one = ours.status();
            var other = theirs.getMetrics();
            if (!ours.state().name().equals(theirs.getState().name())) {
                fail("%s, call %d: ours is %s, theirs %s", settings, call, ours.state(), theirs.getState());
            }
            if (one.state() == CircuitBreakerState.CLOSED
                    && (one.calls() != other.getNumberOfBufferedCalls()
                            || one.failures() != other.getNumberOfFailedCalls()
                            || one.slowCalls() != other.getNumberOfSlowCalls())) {
                fail(
                        "%s, call %d: ours says %s, theirs %d failed and %d slow of %d",
                        settings,
                        call,
                        one,
                        other.getNumberOfFailedCalls(),
                        other.getNumberOfSlowCalls(),
                        other.getNumberOfBufferedCalls());
            }
        }
    }

    /** Simulated time as a wall clock, which can be set back, and begins a second anew with each pair. */
    private final class SettableWallClock extends Clock {
        private Duration origin = Duration.ZERO;
        private Duration back = Duration.ZERO;

        void startSecond() {
            origin = time.elapsed();
            back = Duration.ZERO;
        }

        void stepBack(Duration duration) {
            back = back.plus(duration);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(1_000_000)
                    .plus(time.elapsed())
                    .minus(origin)
                    .minus(back);
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
