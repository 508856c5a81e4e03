package dev.patterns.examples.incident.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of the incident command: written as {@code incident.json}, shown by {@code incident.html}.
 *
 * @param mode "real" or "simulated"
 * @param timeScale clock time per story time: one second of the story took this many seconds
 * @param parameters the parameters, each marked as given by the story or chosen
 * @param acts the acts that have ended, in the order of their runs
 * @param outage how the service gets through an outage that ends, by its fixes; null if that was not run
 * @param explorer the runs of every combination of fixes; null if there are none
 */
public record IncidentResult(
        long seed,
        String mode,
        double timeScale,
        List<Parameter> parameters,
        List<ActResult> acts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<OutageResult> outage,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explorer explorer) {

    public IncidentResult(long seed, String mode, double timeScale, List<Parameter> parameters, List<ActResult> acts) {
        this(seed, mode, timeScale, parameters, acts, null, null);
    }
}
