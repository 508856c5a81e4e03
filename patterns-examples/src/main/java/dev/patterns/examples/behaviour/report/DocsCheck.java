package dev.patterns.examples.behaviour.report;

import dev.patterns.examples.behaviour.BehaviourResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compares {@code docs/behaviour.md} with a run. */
public final class DocsCheck {

    private DocsCheck() {}

    /** The lines in which the page differs from a run of all cases: "- " for the page, "+ " for the run. */
    public static List<String> all(String page, BehaviourResult result) {
        return LineDiff.between(
                page.lines().toList(), BehaviourDocs.render(result).lines().toList());
    }

    /**
     * The cases and cells in which the page differs from a run of some of them: "- " for the page, "+ " for the run.
     * What was not run is not compared.
     */
    public static List<String> some(String page, BehaviourResult result) {
        var run = DocsFacts.of(BehaviourDocs.render(result));
        var written = DocsFacts.of(page);
        return run.keySet().stream()
                .filter(key -> !run.get(key).equals(written.get(key)))
                .flatMap(key -> Stream.of(line("- ", key, written), line("+ ", key, run)))
                .toList();
    }

    private static String line(String sign, String key, Map<String, String> facts) {
        return sign + key + ": " + facts.getOrDefault(key, "not on the page");
    }
}
