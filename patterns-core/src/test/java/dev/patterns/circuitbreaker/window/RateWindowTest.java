package dev.patterns.circuitbreaker.window;

import static dev.patterns.circuitbreaker.window.NaiveWindow.Outcome.FAILURE;
import static dev.patterns.circuitbreaker.window.NaiveWindow.Outcome.SLOW_FAILURE;
import static dev.patterns.circuitbreaker.window.NaiveWindow.Outcome.SLOW_SUCCESS;
import static dev.patterns.circuitbreaker.window.NaiveWindow.Outcome.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.patterns.circuitbreaker.ManualClock;
import dev.patterns.circuitbreaker.window.NaiveWindow.Outcome;
import dev.patterns.circuitbreaker.window.TripCounter.Counts;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The two windows: fixed sequences of calls, then random ones that are compared with an oracle. */
class RateWindowTest {

    private static final Outcome[] OUTCOMES = {SUCCESS, SLOW_SUCCESS, FAILURE, SLOW_FAILURE};
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ManualClock clock = new ManualClock();

    // count window

    @Test
    void aCountRingMeetsItsLimit_onceItHasTheMinimumOfCalls() {
        var window = new CountRing(10, new RateLimits(0.5, 1, 4), true);

        assertThat(recordAll(window, FAILURE, FAILURE, FAILURE)).isFalse();
        assertThat(recordAll(window, SUCCESS))
                .as("the fourth call, a success, completes the minimum")
                .isTrue();
    }

    @Test
    void aCountRingDropsTheOldestCall() {
        var window = new CountRing(3, new RateLimits(1, 1, 3), true);

        recordAll(window, FAILURE, SLOW_FAILURE, SUCCESS);
        assertThat(window.counts()).isEqualTo(new Counts(3, 2, 1));
        recordAll(window, SUCCESS);
        assertThat(window.counts()).isEqualTo(new Counts(3, 1, 1));
        recordAll(window, SUCCESS);
        assertThat(window.counts()).isEqualTo(new Counts(3, 0, 0));
    }

    @Test
    void aRateIsComparedWithTheLimitAsItIsWritten() {
        // 0.07 * 100 is 7.000000000000001, which seven failures would not reach
        var window = new CountRing(100, new RateLimits(0.07, 1, 100), false);

        for (int i = 0; i < 93; i++) {
            assertThat(record(window, SUCCESS)).isFalse();
        }
        assertThat(recordAll(window, FAILURE, FAILURE, FAILURE, FAILURE, FAILURE, FAILURE))
                .isFalse();
        assertThat(record(window, FAILURE)).isTrue();
    }

    @Test
    void slowCallsAloneMeetTheLimit() {
        var window = new CountRing(10, new RateLimits(1, 0.3, 10), true);

        assertThat(recordAll(window, SUCCESS, SUCCESS, SUCCESS, SUCCESS, SUCCESS, SUCCESS, SUCCESS, SLOW_SUCCESS))
                .isFalse();
        assertThat(recordAll(window, SLOW_FAILURE, SLOW_SUCCESS)).isTrue();
    }

    @Test
    void anOverdueCallIsCountedOnce_whileItIsUnderWay() {
        var window = new CountRing(10, new RateLimits(1, 1, 1), true);

        assertThat(window.recordOverdue()).isTrue();
        window.recordEndOfOverdue(true, true);

        assertThat(window.counts()).isEqualTo(new Counts(1, 0, 1));
    }

    @Test
    void countRingsAgreeWithTheOracle() {
        var random = new SplittableRandom(4);
        for (int operations = 0, seen = 0; operations < 150_000; seen++) {
            int size = 1 + random.nextInt(seen % 3 == 0 ? 300 : 20);
            var limits = limits(random, size);
            var window = new CountRing(size, limits, true);
            var oracle = NaiveWindow.ofCalls(size, limits);
            boolean met = false;
            for (int i = 0; i < 5 * size + 10 && !met; i++, operations++) {
                var outcome = outcome(random);
                met = oracle.record(outcome);
                agree(limits, i, record(window, outcome), met);
                agree(limits, i, window.counts(), oracle.counts());
            }
        }
    }

    // time window

    @Test
    void B4_timeBucketsDropCallsByTheMonotonicClock_alsoWithoutNewCalls() {
        var window = new TimeBuckets(20 * SECOND, new RateLimits(1, 1, 100), clock);
        recordAll(window, FAILURE, SLOW_SUCCESS, SUCCESS);

        clock.advance(20 * SECOND - 1);
        assertThat(window.counts()).isEqualTo(new Counts(3, 1, 1));
        clock.advance(1);

        assertThat(window.counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void timeBucketsDropCallsStepByStep() {
        var window = new TimeBuckets(20 * SECOND, new RateLimits(1, 1, 100), clock);
        for (int second = 0; second < 20; second++) {
            recordAll(window, FAILURE);
            clock.advance(SECOND);
        }

        for (int left = 19; left >= 0; left--) {
            assertThat(window.counts().failures()).isEqualTo(left);
            clock.advance(SECOND);
        }
    }

    @Test
    void aSuccessMeetsTheLimitOfTimeBuckets_ifEarlierSuccessesHaveExpired() {
        var window = new TimeBuckets(20 * SECOND, new RateLimits(0.6, 1, 5), clock);
        recordAll(window, SUCCESS, SUCCESS, SUCCESS, SUCCESS, SUCCESS);
        clock.advance(10 * SECOND);
        assertThat(recordAll(window, FAILURE, FAILURE, FAILURE, FAILURE)).isFalse();

        clock.advance(10 * SECOND);

        assertThat(record(window, SUCCESS)).as("four of five").isTrue();
    }

    @Test
    void B4_aClockThatJumpsFarAheadEmptiesTimeBuckets() {
        var window = new TimeBuckets(20 * SECOND, new RateLimits(1, 1, 3), clock);
        recordAll(window, FAILURE, FAILURE);

        clock.advance(Duration.ofDays(10_000).toNanos());

        assertThat(recordAll(window, FAILURE, FAILURE)).isFalse();
        assertThat(record(window, FAILURE)).isTrue();
    }

    @Test
    void B4_aClockThatStepsBackLosesNoCall() {
        var window = new TimeBuckets(20 * SECOND, new RateLimits(0.5, 1, 10), clock);
        clock.advance(5 * SECOND);
        recordAll(window, FAILURE, FAILURE, FAILURE, FAILURE, FAILURE);

        clock.advance(-2 * SECOND);

        assertThat(recordAll(window, FAILURE, FAILURE, FAILURE, FAILURE)).isFalse();
        assertThat(record(window, FAILURE)).isTrue();
    }

    @Test
    void timeBucketsOfOneNanosecondWork() {
        var window = new TimeBuckets(1, new RateLimits(1, 1, 1), clock);

        assertThat(record(window, FAILURE)).isTrue();
        clock.advance(20);
        assertThat(window.counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void timeBucketsAgreeWithTheOracle() {
        var random = new SplittableRandom(5);
        for (int operations = 0; operations < 150_000; ) {
            long nanos = 20 * (1 + random.nextLong(SECOND));
            var limits = limits(random, 50);
            var window = new TimeBuckets(nanos, limits, clock);
            var oracle = NaiveWindow.ofTime(nanos, limits, clock);
            int callsAStep = 1 + random.nextInt(30);
            boolean met = false;
            for (int i = 0; i < 500 && !met; i++, operations++) {
                var outcome = outcome(random);
                met = oracle.record(outcome);
                agree(limits, i, record(window, outcome), met);
                clock.advance(pause(random, nanos, callsAStep));
                agree(limits, i, window.counts(), oracle.counts());
            }
        }
    }

    /** Mostly a part of a step, sometimes exactly one, sometimes longer than the window. */
    private static long pause(RandomGenerator random, long nanos, int callsAStep) {
        return switch (random.nextInt(40)) {
            case 0 -> nanos / 20;
            case 1 -> random.nextLong(2 * nanos);
            case 2 -> nanos / 20 * random.nextInt(25);
            default -> random.nextLong(1 + 2 * nanos / 20 / callsAStep);
        };
    }

    /**
     * A sequence ends when a limit is met, as the breaker then opens. Half of the windows have limits that are never
     * met.
     */
    private static RateLimits limits(RandomGenerator random, int size) {
        return random.nextBoolean()
                ? new RateLimits(1, 1, 1_000_000)
                : new RateLimits(
                        (1 + random.nextInt(20)) / 20.0, (1 + random.nextInt(20)) / 20.0, 1 + random.nextInt(size));
    }

    /** Successes are more frequent than failures and slow calls, so windows are below their limits as well as above. */
    private static Outcome outcome(RandomGenerator random) {
        return random.nextInt(3) == 0 ? OUTCOMES[random.nextInt(4)] : SUCCESS;
    }

    /** As an assertion, but without its cost while it holds: there are 600,000 of them. */
    private static void agree(RateLimits limits, int call, Object window, Object oracle) {
        if (!window.equals(oracle)) {
            fail("%s, call %d: the window has %s, the oracle %s", limits, call, window, oracle);
        }
    }

    private static boolean recordAll(RateWindow window, Outcome... outcomes) {
        boolean met = false;
        for (var outcome : outcomes) {
            met = record(window, outcome);
        }
        return met;
    }

    private static boolean record(RateWindow window, Outcome outcome) {
        return window.record(outcome.failed, outcome.slow);
    }
}
