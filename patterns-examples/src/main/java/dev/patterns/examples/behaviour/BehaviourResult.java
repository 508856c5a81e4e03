package dev.patterns.examples.behaviour;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Stream;

/**
 * The matrix: what every case saw on every contender.
 *
 * @param contenders the columns of all patterns, each once
 */
public record BehaviourResult(List<String> contenders, List<CaseResult> cases) {

    /** The cells that did not come out the same each time they were run: "B6 on FAILSAFE: …". */
    @JsonIgnore
    public List<String> flickers() {
        return cases.stream().flatMap(BehaviourResult::flickers).toList();
    }

    private static Stream<String> flickers(CaseResult row) {
        return row.cells().stream()
                .filter(cell -> !cell.flickered().isEmpty())
                .map(cell -> "%s on %s: %s, then %s"
                        .formatted(row.id(), cell.contender(), cell.seen(), String.join(", then ", cell.flickered())));
    }
}
