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

    record Linear(Duration base, Duration cap) implements Backoff {
        Linear {
            checkBounds(base, cap);
        }

        @Override
        public Duration delay(int attempt, Duration previous, RandomGenerator random) {
            return multiplied(base, attempt, cap);
        }
    }

    record Exponential(Duration base, double factor, Duration cap) implements Backoff {
        Exponential {
            checkBounds(base, cap);
            Arguments.check(
                    factor >= 1 && factor <= 100,
                    "the factor of a backoff must be between 1 and 100, but was " + factor);
        }

        @Override
        public Duration delay(int attempt, Duration previous, RandomGenerator random) {
            return multiplied(base, StrictMath.pow(factor, attempt - 1.0), cap);
        }
    }

    record Fibonacci(Duration base, Duration cap) implements Backoff {
        Fibonacci {
            checkBounds(base, cap);
        }

        @Override
        public Duration delay(int attempt, Duration previous, RandomGenerator random) {
            double number = 1;
            double next = 1;
            for (int i = 1; i < attempt && number * base.toNanos() < cap.toNanos(); i++) {
                double sum = number + next;
                number = next;
                next = sum;
            }
            return multiplied(base, number, cap);
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

        /** Ends the range at the cap, so that the waits at the cap differ. */
        @Override
        public Backoff withCap(Duration cap) {
            return cap.compareTo(this.cap) < 0 ? new Decorrelated(base, cap) : this;
        }
    }

    record Capped(Backoff backoff, Duration cap) implements Backoff {
        Capped {
            Arguments.notNegative("the cap of a backoff", cap);
        }

        @Override
        public Duration delay(int attempt, Duration previous, RandomGenerator random) {
            var delay = backoff.delay(attempt, previous, random);
            return delay.compareTo(cap) < 0 ? delay : cap;
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

        /** Caps the wait inside, so that jitter stays last. */
        @Override
        public Backoff withCap(Duration cap) {
            return new Jittered(backoff.withCap(cap), minFactor, maxFactor);
        }
    }

    /** In floating point, where too much is infinity rather than a small or negative number. */
    private static Duration multiplied(Duration base, double factor, Duration cap) {
        double nanos = base.toNanos() * factor;
        return nanos < cap.toNanos() ? Duration.ofNanos((long) nanos) : cap;
    }

    private static void checkBounds(Duration base, Duration cap) {
        Arguments.positive("the base of a backoff", base);
        Arguments.notNegative("the cap of a backoff", cap);
        Arguments.check(
                cap.compareTo(base) >= 0,
                "the cap of a backoff must be at least its base, " + base + ", but was " + cap);
    }
}
