package dev.patterns.circuitbreaker;

import dev.patterns.Arguments;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The durations that {@link OpenDuration} offers. Each prints as one would say it. */
final class OpenDurations {

    private OpenDurations() {}

    record Growing(Duration first, double factor, Duration longest) implements OpenDuration {
        Growing {
            Arguments.check(factor >= 1, "factor must be 1 or more, but was " + factor);
            Arguments.notNegative("longest", longest);
            Arguments.check(
                    longest.compareTo(first) >= 0, "longest must be at least " + first + ", but was " + longest);
        }

        /** In floating point, which may become infinite but never wraps. */
        @Override
        public Duration after(int openings, @Nullable Throwable failure, RandomGenerator random) {
            double nanos = first.toNanos() * Math.pow(factor, openings - 1.0);
            return nanos >= longest.toNanos() ? longest : Duration.ofNanos((long) nanos);
        }

        @Override
        public String toString() {
            return factor == 1 ? first.toString() : first + " growing by " + factor + " to " + longest;
        }
    }

    record Jittered(OpenDuration base, double share) implements OpenDuration {
        Jittered {
            Arguments.fraction("jitter", share);
        }

        @Override
        public Duration after(int openings, @Nullable Throwable failure, RandomGenerator random) {
            double nanos = base.after(openings, failure, random).toNanos();
            return Duration.ofNanos((long) (nanos * (1 - share + 2 * share * random.nextDouble())));
        }

        @Override
        public String toString() {
            return base + " ± " + Math.round(share * 100) + " %";
        }
    }

    record FromFailure(OpenDuration base, Function<? super Throwable, Optional<Duration>> retryAfter, Duration longest)
            implements OpenDuration {
        FromFailure {
            Arguments.positive("longest", longest);
        }

        @Override
        public Duration after(int openings, @Nullable Throwable failure, RandomGenerator random) {
            return hint(failure)
                    .filter(hint -> !hint.isNegative() && !hint.isZero())
                    .map(hint -> hint.compareTo(longest) < 0 ? hint : longest)
                    .orElseGet(() -> base.after(openings, failure, random));
        }

        private Optional<Duration> hint(@Nullable Throwable failure) {
            try {
                return failure == null ? Optional.empty() : retryAfter.apply(failure);
            } catch (RuntimeException foundNothing) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return base + " or as the failure says, at most " + longest;
        }
    }
}
