package dev.patterns.circuitbreaker.window;

import static dev.patterns.circuitbreaker.Threads.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.circuitbreaker.ManualClock;
import dev.patterns.circuitbreaker.window.TripCounter.Counts;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The windows under many real threads: no call is lost, and none stays after it has left the window. */
@Tag("stress")
class RateWindowStressTest {

    private static final int THREADS = 6;
    private static final RateLimits NEVER = new RateLimits(1, 1, 1_000_000);

    @Test
    void aCountRingHoldsNothingThatHasLeftIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            int size = 1 + round * 7;
            var window = new CountRing(size, NEVER, true);
            long seed = 100L * round;

            inParallel(THREADS, thread -> {
                var random = new SplittableRandom(seed + thread);
                for (int i = 0; i < 20_000; i++) {
                    window.record(random.nextInt(3) == 0, random.nextInt(3) == 0);
                }
            });

            assertThat(window.counts().calls()).isEqualTo(size);
            assertThat(window.counts().failures()).isBetween(0L, (long) size);
            for (int i = 0; i < 64 + 2 * size; i++) {
                window.record(false, false);
            }
            assertThat(window.counts()).isEqualTo(new Counts(size, 0, 0));
        }
    }

    @Test
    void aCountRingLosesNoFailure() throws Exception {
        for (int round = 0; round < 50; round++) {
            var window = new CountRing(THREADS * 100, NEVER, true);

            inParallel(THREADS, thread -> {
                for (int i = 0; i < 100; i++) {
                    window.record(i % 2 == 0, false);
                }
            });

            assertThat(window.counts()).isEqualTo(new Counts(THREADS * 100, THREADS * 50, 0));
        }
    }

    /** In every order of the calls, one that is counted at the limit or later finds that it is met. */
    @Test
    void theLastCallOrOneAfterItFindsThatTheLimitIsMet() throws Exception {
        for (int round = 0; round < 50; round++) {
            var limits = new RateLimits(0.5, 1, 2 * THREADS);
            RateWindow[] windows = {
                new CountRing(1_000, limits, false), new TimeBuckets(1_000_000_000, limits, new ManualClock())
            };
            for (var window : windows) {
                var timesMet = new AtomicInteger();

                inParallel(THREADS, thread -> {
                    if (window.record(thread % 2 == 0, false) | window.record(thread % 2 != 0, false)) {
                        timesMet.incrementAndGet();
                    }
                });

                assertThat(timesMet).as(window.getClass().getSimpleName()).hasPositiveValue();
            }
        }
    }

    @Test
    void timeBucketsLoseNoCall_whileBucketsAreAdded() throws Exception {
        for (int round = 0; round < 20; round++) {
            var clock = new ManualClock();
            var window = new TimeBuckets(20_000_000, NEVER, clock);

            // all calls are within one window, in many of its steps
            inParallel(THREADS, thread -> {
                for (int i = 0; i < 10_000; i++) {
                    window.record(i % 2 == 0, false);
                    clock.advance(19_000_000 / (THREADS * 10_000));
                }
            });

            assertThat(window.counts()).isEqualTo(new Counts(THREADS * 10_000, THREADS * 5_000, 0));
            clock.advance(20_000_000);
            assertThat(window.counts()).isEqualTo(Counts.NONE);
        }
    }

    @Test
    void timeBucketsKeepEachCallForNineteenSteps_whileOlderOnesExpire() throws Exception {
        for (int round = 0; round < 20; round++) {
            var clock = new ManualClock();
            var window = new TimeBuckets(20_000, NEVER, clock);

            inParallel(THREADS, thread -> {
                var recordedAt = new ArrayDeque<Long>();
                for (int i = 0; i < 5_000; i++) {
                    recordedAt.add(clock.nanoTime());
                    window.record(false, false);
                    clock.advance(i % 100 == 0 ? 2_500 : 50);
                    long calls = window.counts().calls();
                    long now = clock.nanoTime();
                    recordedAt.removeIf(time -> now - time >= 19_000);
                    assertThat(calls).isGreaterThanOrEqualTo(recordedAt.size());
                }
            });

            clock.advance(20_000);
            assertThat(window.counts()).isEqualTo(Counts.NONE);
        }
    }
}
