package dev.patterns.examples.behaviour.report;

import dev.patterns.examples.behaviour.BehaviourResult;
import java.util.List;
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
        return run.entrySet().stream()
                .filter(fact -> !fact.getValue().equals(written.get(fact.getKey())))
                .flatMap(fact -> Stream.of(
                        "- " + fact.getKey() + ": " + written.getOrDefault(fact.getKey(), "not on the page"),
                        "+ " + fact.getKey() + ": " + fact.getValue()))
                .toList();
    }
}
