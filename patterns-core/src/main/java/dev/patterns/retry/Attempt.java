package dev.patterns.retry;

import java.time.Duration;
import java.util.Optional;

/**
 * An attempt that failed.
 *
 * @param number from 1
 * @param failedAt when, counted from the first attempt's failure
 * @param failure what it threw
 * @param nextDelay the wait that was decided on then; empty if no attempt was to follow
 */
public record Attempt(int number, Duration failedAt, Throwable failure, Optional<Duration> nextDelay) {

    @Override
    public String toString() {
        return "#" + number + " at " + failedAt.toMillis() + " ms: " + failure
                + nextDelay
                        .map(delay -> ", next attempt in " + delay.toMillis() + " ms")
                        .orElse("");
    }
}
