package dev.patterns.examples.behaviour;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the matrix.
 *
 * @param time "simulated" where the contender takes a clock, or "real" for every contender
 * @param note null if there is none
 * @param file the case's source, from the root of the repository
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
        List<CellResult> cells) {}
