package dev.patterns.circuitbreaker;

import dev.patterns.Arguments;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long a breaker stays open, each time that it opens. */
@FunctionalInterface
public interface OpenDuration {

    /**
     * @param openings how many times the breaker has opened since it was last closed, this one included: 1, 2, …
     * @param failure what made it open; null where nothing was thrown, as by slow calls
     */
    Duration after(int openings, @Nullable Throwable failure, RandomGenerator random);

    /** Always the same. More than zero. */
    static OpenDuration fixed(Duration duration) {
        return new OpenDurations.Growing(Arguments.positive("openFor", duration), 1, duration);
    }

    /**
     * Grows by the factor each time that a probe finds the dependency still down, up to the longest. A recovery starts it
     * anew.
     *
     * @param first more than zero
     * @param factor 1 or more
     * @param longest at least the first
     */
    static OpenDuration growing(Duration first, double factor, Duration longest) {
        return new OpenDurations.Growing(Arguments.positive("openFor", first), factor, longest);
    }

    /** Varies it by up to that share either way, so that not all who called one dependency come back at once. 0 to 1. */
    default OpenDuration withJitter(double share) {
        return new OpenDurations.Jittered(this, share);
    }

    /**
     * Takes it from the failure where that says when to come back (HTTP's {@code Retry-After}), at most the longest; the failure
     * is a {@link BadResultException} where a result counts as one. A function that throws has found nothing.
     */
    default OpenDuration orFrom(Function<? super Throwable, Optional<Duration>> retryAfter, Duration longest) {
        return new OpenDurations.FromFailure(this, retryAfter, longest);
    }
}
