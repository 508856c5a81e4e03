package dev.patterns.retry;

import dev.patterns.BadResult;
import java.time.Duration;
import java.util.Optional;

/**
 * An attempt that failed.
 *
 * @param number from 1
 * @param failedAt the time since the first attempt failed; zero for the first
 * @param duration how long it took; empty for a first attempt, unless there is a {@link RetryBuilder#maxDuration}: only
 *     then a call reads the clock when it begins
 * @param failure what it threw, or a {@link BadResult}
 * @param nextDelay the wait before the next attempt; empty if the call ends
 */
public record Attempt(
        int number, Duration failedAt, Optional<Duration> duration, Throwable failure, Optional<Duration> nextDelay) {

    @Override
    public String toString() {
        return "#" + number + " at " + failedAt.toMillis() + " ms"
                + duration.map(it -> " (took " + it.toMillis() + " ms)").orElse("") + ": " + failure
                + nextDelay
                        .map(delay -> ", next attempt in " + delay.toMillis() + " ms")
                        .orElse("");
    }
}
