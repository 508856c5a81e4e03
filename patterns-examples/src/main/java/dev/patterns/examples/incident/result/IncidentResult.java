package dev.patterns.examples.incident.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run: written as {@code incident.json}, shown by {@code incident.html}.
 *
 * @param mode "real" or "simulated"
 * @param timeScale one second of the story took this many seconds
 * @param parameters what it was run with, and which of it the story gives
 * @param acts those that have ended, in the order in which they were played
 * @param explorer the runs that the page flips through; null where none were made
 */
public record IncidentResult(
        long seed,
        String mode,
        double timeScale,
        List<Parameter> parameters,
        List<ActResult> acts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explorer explorer) {

    public IncidentResult(long seed, String mode, double timeScale, List<Parameter> parameters, List<ActResult> acts) {
        this(seed, mode, timeScale, parameters, acts, null);
    }
}
