package dev.patterns.examples.incident.plan;

import java.time.Duration;

/**
 * How long a second of the story takes: the one place where durations are scaled.
 *
 * @param factor 0.1 plays the story ten times as fast, 1 as it was
 */
public record TimeScale(double factor) {

    public TimeScale {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("factor must be above 0, but was " + factor);
        }
    }

    public Duration real(Duration story) {
        return Duration.ofNanos(realNanos(story));
    }

    public long realNanos(Duration story) {
        return (long) (story.toNanos() * factor);
    }

    /** So much has passed in the story when so much has passed on the clock. */
    public double storySeconds(long nanos) {
        return nanos / factor / 1e9;
    }
}
