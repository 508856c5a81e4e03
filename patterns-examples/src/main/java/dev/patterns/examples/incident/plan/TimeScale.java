package dev.patterns.examples.incident.plan;

import java.time.Duration;

/**
 * Converts between story time and clock time. All scaling of durations happens here.
 *
 * <p>The story and {@link IncidentDefaults} give durations in story time. The real mode runs faster than the story.
 *
 * @param factor clock time per story time: 0.1 runs ten times as fast as the story, 1 at its speed
 */
public record TimeScale(double factor) {

    public TimeScale {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("factor must be above 0, but was " + factor);
        }
    }

    /** How long that much story time takes on the clock. */
    public Duration toClock(Duration story) {
        return Duration.ofNanos(toClockNanos(story));
    }

    public long toClockNanos(Duration story) {
        return (long) (story.toNanos() * factor);
    }

    /** The story time, in seconds, that passes in that much clock time. */
    public double toStorySeconds(long nanos) {
        return nanos / factor / 1e9;
    }
}
