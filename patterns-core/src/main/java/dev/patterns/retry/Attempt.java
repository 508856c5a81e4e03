package dev.patterns.retry;

import java.time.Duration;
import java.util.Optional;

/**
 * An attempt that failed.
 *
 * @param number from 1
 * @param failedAt the time since the first attempt failed; zero for the first
 * @param failure what it threw
 * @param nextDelay the wait before the next attempt; empty if the call ends
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
