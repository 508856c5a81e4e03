package dev.patterns.examples.behaviour;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one case saw on one contender.
 *
 * @param contender its name
 * @param seen what was seen, or why nothing was
 * @param setting with which it is right, for {@link Verdict#RIGHT_WITH} only
 * @param time "simulated" or "real"
 * @param story the steps of the run
 * @param flickered what else was seen when the run was repeated, normally nothing: such a cell is a defect of the case
 */
public record CellResult(
        String contender,
        Verdict verdict,
        String seen,
        @Nullable String setting,
        String time,
        List<String> story,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> flickered) {

    static final String SIMULATED = "simulated";
    static final String REAL = "real";

    @JsonIgnore
    public boolean isReal() {
        return time.equals(REAL);
    }

    /** The same, and what differed between the runs with the setting. */
    CellResult flickersWith(String name, CellResult with) {
        var differing = with.flickered.stream()
                .map(other -> "with " + name + ": " + with.seen + ", and " + other)
                .toList();
        return new CellResult(contender, verdict, seen, setting, time, story, differing);
    }

    CellResult rightWith(String name, CellResult without) {
        return new CellResult(
                contender, Verdict.RIGHT_WITH, seen + "; without it: " + without.seen, name, time, story, flickered);
    }
}
