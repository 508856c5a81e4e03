package dev.patterns.examples.behaviour;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the matrix.
 *
 * @param time "simulated" where the contender takes a clock, or "real" for every contender
 * @param note null if there is none
 * @param file the case's source, from the root of the repository
 * @param line of that file
 * @param cells those that were run, in the order of the contenders
 */
public record CaseResult(
        String id,
        String pattern,
        String title,
        String expected,
        String source,
        String time,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note,
        String file,
        int line,
        List<CellResult> cells) {

    /** The contender's cell; empty if it has not been run. */
    public Optional<CellResult> cell(String contender) {
        return cells.stream().filter(cell -> cell.contender().equals(contender)).findFirst();
    }

    /** "Probes.java:29". */
    public String place() {
        return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
    }
}
