package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.result.ActResult;
import java.util.List;

/**
 * A finished run of an act.
 *
 * @param lateMillis 99th percentile of how late payments began, a measure of how busy the machine was
 * @param notices what to know about the figures: a busy machine, payments that are recorded as paid but were not
 *     captured
 */
public record ActRun(ActResult result, double lateMillis, List<String> notices) {

    static final double MAX_LATE_MILLIS = 50;

    /** Whether the machine was too busy: payments began so late that it shows in timeouts and latencies. */
    public boolean isDisturbed() {
        return lateMillis > MAX_LATE_MILLIS;
    }
}
