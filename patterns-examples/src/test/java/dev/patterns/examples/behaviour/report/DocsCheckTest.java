package dev.patterns.examples.behaviour.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.behaviour.BehaviourResult;
import dev.patterns.examples.behaviour.CellResult;
import dev.patterns.examples.behaviour.Verdict;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DocsCheckTest {

    private static final String PAGE = BehaviourDocs.render(SampleBehaviour.result());
    private static final BehaviourResult CHANGED =
            SampleBehaviour.with("B4", "FAILSAFE", Verdict.DIFFERENT, "OPEN after the late result");

    @Test
    void aRunThatIsTheSameHasNoDifferences() {
        assertThat(DocsCheck.all(PAGE, SampleBehaviour.result())).isEmpty();
        assertThat(DocsCheck.some(PAGE, SampleBehaviour.result())).isEmpty();
        assertThat(DocsCheck.some(PAGE, only(cell -> !cell.isReal()))).isEmpty();
        assertThat(DocsCheck.some(PAGE, only(cell -> cell.contender().equals("AGROAL"))))
                .isEmpty();
    }

    @Test
    void aChangedCellIsSeenInTheLines() {
        assertThat(DocsCheck.all(PAGE, CHANGED))
                .anyMatch(line -> line.startsWith("- | [B4]"))
                .anyMatch(line -> line.startsWith("+ | [B4]"))
                .contains("+ - Failsafe: different: OPEN after the late result");
    }

    @Test
    void aChangedCellIsSeenInARunOfSomeCells() {
        assertThat(DocsCheck.some(PAGE, CHANGED))
                .containsExactly("- B4, Failsafe: ✓", "+ B4, Failsafe: ✗ different: OPEN after the late result");
    }

    @Test
    void whatWasNotRunIsNotCompared() {
        var page = BehaviourDocs.render(CHANGED);
        assertThat(DocsCheck.some(page, only(cell -> !cell.contender().equals("FAILSAFE"))))
                .isEmpty();
    }

    @Test
    void whatWasSeenIsComparedToo() {
        var seen = SampleBehaviour.with("B7", "DOCUMENTED", Verdict.DIFFERENT, "another text")
                .cases()
                .get(6);
        assertThat(seen.cell("DOCUMENTED"))
                .hasValueSatisfying(cell -> assertThat(cell.verdict()).isEqualTo(Verdict.DIFFERENT));
        assertThat(DocsCheck.some(PAGE, SampleBehaviour.with("B7", "DOCUMENTED", Verdict.DIFFERENT, "another text")))
                .hasSize(2)
                .last()
                .isEqualTo("+ B7, as documented: ✗ different: another text");
    }

    @Test
    void aCaseThatIsNotOnThePageIsADifference() {
        assertThat(DocsCheck.some("# empty", only(cell -> cell.contender().equals("SPRING"))))
                .contains("- R1, Spring: not on the page");
    }

    @Test
    void aMovedSourceLineIsADifference() {
        assertThat(DocsCheck.some(PAGE.replace("LateResults.java#L24", "LateResults.java#L25"), CHANGED))
                .anyMatch(line -> line.startsWith("+ B4: [") && line.endsWith("LateResults.java#L24)"));
    }

    private static BehaviourResult only(Predicate<CellResult> isRun) {
        var sample = SampleBehaviour.result();
        return new BehaviourResult(
                sample.contenders(),
                sample.cases().stream()
                        .map(row -> SampleBehaviour.withCells(
                                row, row.cells().stream().filter(isRun).toList()))
                        .filter(row -> !row.cells().isEmpty())
                        .toList());
    }
}
