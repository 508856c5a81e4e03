package dev.patterns.examples.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.behaviour.catalogue.Catalogue;
import dev.patterns.examples.behaviour.report.DocsCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** docs/behaviour.md says what the code does, as far as it can be seen without real time. */
class BehaviourDocsTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void theDocsAgreeWithARunOfTheCellsInSimulatedTime() throws Exception {
        var result = new CatalogueRun(Catalogue.suites(), (done, all, left) -> {}).runSimulated();
        assertThat(result.cases()).isNotEmpty();
        assertThat(DocsCheck.some(Files.readString(ROOT.resolve("docs/behaviour.md")), result))
                .as("docs/behaviour.md (-) and the code (+). Is the change wanted? Then: behaviour --write-docs")
                .isEmpty();
    }

    @Test
    void everyCaseKnowsItsLineInItsSource() throws Exception {
        var ids = new HashSet<String>();
        var wrong = new ArrayList<String>();
        for (var suite : Catalogue.suites()) {
            for (var family : suite.families()) {
                var lines = Files.readAllLines(ROOT.resolve(family.path()));
                for (var one : family.cases()) {
                    assertThat(ids.add(one.id()))
                            .as("%s is used once", one.id())
                            .isTrue();
                    var call = lines.get(one.line() - 1) + lines.get(one.line()); // the id may be on the next line
                    if (!call.contains('"' + one.id() + '"')) {
                        wrong.add(one.id() + " at " + family.path() + ":" + one.line());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
