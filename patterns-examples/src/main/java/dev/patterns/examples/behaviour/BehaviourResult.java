package dev.patterns.examples.behaviour;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The matrix: what every case saw on every contender.
 *
 * @param contenders the columns of all patterns, each once
 */
public record BehaviourResult(List<String> contenders, List<CaseResult> cases) {

    /** Their names for a reader, and those of the patterns. */
    @JsonProperty
    public Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        contenders.forEach(name -> labels.put(name, Labels.of(name)));
        cases.forEach(row -> labels.put(row.pattern(), Labels.of(row.pattern())));
        return labels;
    }

    /** The rows of each pattern. */
    public Map<String, List<CaseResult>> byPattern() {
        return cases.stream()
                .collect(Collectors.groupingBy(CaseResult::pattern, LinkedHashMap::new, Collectors.toList()));
    }

    /** The contenders with a cell in at least one of the rows. */
    public List<String> contendersOf(List<CaseResult> rows) {
        return contenders.stream()
                .filter(name -> rows.stream().anyMatch(row -> row.cell(name).isPresent()))
                .toList();
    }

    /** How many of the contender's cells in these rows have this verdict. */
    public static long count(List<CaseResult> rows, String contender, Verdict verdict) {
        return rows.stream()
                .flatMap(row -> row.cell(contender).stream())
                .filter(cell -> cell.verdict() == verdict)
                .count();
    }

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
