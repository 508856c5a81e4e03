package dev.patterns.ratelimiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.circuitbreaker.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on the schedule, compared with the rule that it must hold. */
class PermitScheduleOracleTest {

    /**
     * The rule itself: a call begins at the earliest time, not before the one before it, at which no window has more
     * than {@code burst + rate * length} calls. It looks at each window that ends with the call.
     */
    private static final class Oracle {
        private final List<Long> begins = new ArrayList<>();
        private final long interval;
        private final int burst;

        Oracle(CallSettings settings) {
            this.interval = settings.interval();
            this.burst = settings.burst();
        }

        /** How long a call that comes now waits for the last of its permits; it takes them if that is short enough. */
        long reserve(int permits, long longestWait, long now) {
            int before = begins.size();
            for (int i = 0; i < permits; i++) {
                begins.add(earliest(now));
            }
            long wait = begins.get(begins.size() - 1) - now;
            if (wait > longestWait) {
                begins.subList(before, begins.size()).clear();
            }
            return wait;
        }

        /** It is taken out if it is the last. Otherwise it still counts. */
        void giveBack(long begin) {
            int last = begins.size() - 1;
            if (begins.get(last) == begin) {
                begins.remove(last);
            }
        }

        int free(long now) {
            int free = 0;
            while (reserve(1, 0, now) == 0) {
                free++;
            }
            begins.subList(begins.size() - free, begins.size()).clear();
            return free;
        }

        private long earliest(long now) {
            long earliest = now;
            for (int i = 0; i < begins.size(); i++) {
                long calls = begins.size() - i + 1L; // from this one to the new one
                earliest = Math.max(earliest, begins.get(i) + (calls - burst) * interval);
            }
            return begins.isEmpty() ? earliest : Math.max(earliest, begins.get(begins.size() - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theScheduleDecidesAsTheRuleSays(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            compare(settings(random), random);
        }
    }

    private static CallSettings settings(RandomGenerator random) {
        int permits = random.nextInt(1, 20);
        var period = Duration.ofNanos(random.nextLong(1_000L * permits, 1_000_000L * permits));
        var burst = random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1, 8));
        return CallSettings.of(new RateLimiterSettings("random", permits, period, burst, Duration.ZERO));
    }

    /** The oracle's clock starts at zero; the schedule's overflows on the way. */
    private static void compare(CallSettings settings, RandomGenerator random) {
        long interval = settings.interval();
        var clock = new ManualClock();
        clock.advance(1_000_000_000L - random.nextLong(1, 100 * interval));
        long origin = clock.nanoTime();
        var oracle = new Oracle(settings);
        var schedule = new PermitSchedule(settings, clock);
        List<Reservation> waiting = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            clock.advance(random.nextInt(3) == 0 ? 0 : random.nextLong(3 * interval));
            long now = clock.nanoTime() - origin;
            waiting.removeIf(reservation -> reservation.left(clock.nanoTime()) <= 0);
            if (!waiting.isEmpty() && random.nextInt(4) == 0) {
                var reservation = waiting.remove(random.nextInt(waiting.size()));
                oracle.giveBack(reservation.freeAt() - origin);
                schedule.giveBack(reservation);
            } else {
                int permits = random.nextInt(4) == 0 ? random.nextInt(1, settings.burst() + 1) : 1;
                long longest = permits > 1 || random.nextBoolean() ? 0 : random.nextLong(5 * interval);
                long expected = oracle.reserve(permits, longest, now);
                var reservation = schedule.reserve(permits, longest, settings);
                assertThat(reservation == null ? 0 : reservation.waitNanos())
                        .as("%s at %s", settings, now)
                        .isEqualTo(expected);
                if (reservation != null && expected <= longest) {
                    waiting.add(reservation);
                }
            }
            assertThat(schedule.free(settings)).isEqualTo(oracle.free(now));
        }
    }
}
