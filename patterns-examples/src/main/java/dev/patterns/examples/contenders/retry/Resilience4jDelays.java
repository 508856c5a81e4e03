package dev.patterns.examples.contenders.retry;

import dev.patterns.Time;
import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The waits of {@link Resilience4jRetry}, in milliseconds, as Resilience4j counts them. */
final class Resilience4jDelays {

    private Resilience4jDelays() {}

    static IntervalFunction of(RetrySettings settings, Time time, RandomGenerator random) {
        var features = settings.features();
        if (features.delay().isPresent()) {
            var delay = features.delay().get();
            return attempt -> delay.apply(attempt).toMillis();
        }
        // Its jitter is symmetric: 75 % ± a third of that is 50 to 100 %. R2: the cap is applied after the jitter.
        double jitter = features.jitter().orElse(1 / 3.0);
        long first = settings.firstDelay().toMillis();
        long center = Math.max(1, features.jitter().isPresent() ? first : first * 3 / 4);
        long cap = settings.maxDelay().toMillis();
        if (settings.has(RetryRemedy.JITTER_AFTER_CAP)) {
            double least = features.jitter().isPresent() ? 1 - jitter : 0.5;
            double most = features.jitter().isPresent() ? 1 + jitter : 1;
            return attempt -> (long)
                    (Math.min(cap, first * Math.pow(2, attempt - 1)) * (least + (most - least) * random.nextDouble()));
        }
        return time.equals(Time.system())
                ? IntervalFunction.ofExponentialRandomBackoff(center, 2, jitter, cap)
                : seeded(center, jitter, cap, random);
    }

    /** Resilience4j's formula with a seeded source of randomness; its own can't be seeded. */
    private static IntervalFunction seeded(long center, double jitter, long cap, RandomGenerator random) {
        return attempt -> {
            double interval = center * Math.pow(2, attempt - 1);
            return (long) Math.min(cap, interval * (1 - jitter + 2 * jitter * random.nextDouble()));
        };
    }

    /** The wait that a failure asks for, if it is longer. */
    static IntervalBiFunction<Object> atLeast(
            Function<Throwable, Optional<Duration>> retryAfter, IntervalFunction delays) {
        return (attempt, failureOrResult) -> {
            long asked = failureOrResult.isLeft()
                    ? retryAfter
                            .apply(failureOrResult.getLeft())
                            .map(Duration::toMillis)
                            .orElse(0L)
                    : 0;
            return Math.max(asked, delays.apply(attempt));
        };
    }
}
