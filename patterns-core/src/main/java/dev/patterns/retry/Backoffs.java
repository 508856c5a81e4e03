package dev.patterns.retry;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The backoffs that {@link Backoff} offers. Records, so that a config prints as one line. */
final class Backoffs {

    private Backoffs() {}

    record Fixed(Duration delay) implements Backoff {
        Fixed {
            Arguments.notNegative("the delay of a backoff", delay);
        }

        @Override
        public Duration delay(int attempt, Duration previous, RandomGenerator random) {
            return delay;
        }
    }

    record Exponential(Duration base, double factor, Duration cap) implements Backoff {
        Exponential {
            checkBounds(base, cap);
            Arguments.check(
                    factor >= 1 && factor <= 100,
                    "the factor of a backoff must be between 1 and 100, but was " + factor);
        }

        /** In floating point, where too much is infinity rather than a small or negative number. */
        @Override
        public Duration delay(int attempt, Duration previous, RandomGenerator random) {
            double nanos = base.toNanos() * StrictMath.pow(factor, attempt - 1.0);
            return nanos < cap.toNanos() ? Duration.ofNanos((long) nanos) : cap;
        }
    }

    record Decorrelated(Duration base, Duration cap) implements Backoff {
        Decorrelated {
            checkBounds(base, cap);
        }

        @Override
        public Duration delay(int attempt, Duration previous, RandomGenerator random) {
            double min = base.toNanos();
            double max = Math.min(cap.toNanos(), 3.0 * Math.max(min, previous.toNanos()));
            return Duration.ofNanos((long) (min + (max - min) * random.nextDouble()));
        }
    }

    /** Multiplies each wait by a factor, drawn uniformly from a range whose end is exclusive. */
    record Jittered(Backoff backoff, double minFactor, double maxFactor) implements Backoff {
        @Override
        public Duration delay(int attempt, Duration previous, RandomGenerator random) {
            double factor = minFactor + (maxFactor - minFactor) * random.nextDouble();
            long nanos = backoff.delay(attempt, previous, random).toNanos();
            return Duration.ofNanos((long) (nanos * factor)); // the cast ends at Long.MAX_VALUE
        }
    }

    private static void checkBounds(Duration base, Duration cap) {
        Arguments.positive("the base of a backoff", base);
        Arguments.notNegative("the cap of a backoff", cap);
        Arguments.check(
                cap.compareTo(base) >= 0,
                "the cap of a backoff must be at least its base, " + base + ", but was " + cap);
    }
}
