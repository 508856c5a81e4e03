package dev.patterns.examples.incident.plan;

import java.time.Duration;

/**
 * When the primary processor misbehaves in an act with the incident: from {@code from} on, before {@code until}. In
 * story time from the start of the act.
 */
public record IncidentSpan(Duration from, Duration until) {

    /** The whole act. */
    public static final IncidentSpan WHOLE_ACT = new IncidentSpan(Duration.ZERO, Duration.ofDays(365));

    public IncidentSpan {
        if (from.isNegative() || until.compareTo(from) < 0) {
            throw new IllegalArgumentException(
                    "the incident must end after it begins, but was " + from + " to " + until);
        }
    }

    public boolean contains(Duration at) {
        return at.compareTo(from) >= 0 && at.compareTo(until) < 0;
    }
}
