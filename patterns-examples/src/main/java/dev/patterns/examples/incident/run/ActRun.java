package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.result.ActResult;
import java.util.List;

/**
 * An act that has ended.
 *
 * @param lateMillis how late the 99th of a hundred payments began: the machine's doing, not the act's
 * @param notices what a reader of the figures should know: late arrivals, books that don't agree
 */
public record ActRun(ActResult result, double lateMillis, List<String> notices) {

    static final double LATE_MILLIS = 50;

    /** Whether the machine was too busy to play it: payments began later than timeouts and patience allow for. */
    public boolean isDisturbed() {
        return lateMillis > LATE_MILLIS;
    }
}
