package dev.patterns.examples.behaviour.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BehaviourBlocksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final MatrixDocs MATRIX = MatrixDocs.read("""
            ## Circuit breaker

            | case | the right behaviour | as documented | **hand-written** | Failsafe |
            | --- | --- | :-: | :-: | :-: |
            | [B1](../A.java#L1) | [It opens \\| at once](#b1) | ✗ | ✓ | ✗ |
            | [B2a](../A.java#L2) | [It closes](#b2a) | – | (✓) | ✓ |
            | [B3](../A.java#L3) | [It recovers](#b3) | ✓ | – | (✓) |
            | | right, of 3 | 1 | 1 | 1 |
            """);

    @Test
    void totalsCountTheMarksOfEachContender() {
        assertThat(filled("<!-- behaviour: totals circuitbreaker -->\nold\n<!-- end -->"))
                .isEqualTo("""
                <!-- behaviour: totals circuitbreaker -->
                | | cases | ✓ right | (✓) with a setting | ✗ different | – not offered | ? can't be driven |
                | --- | --: | --: | --: | --: | --: | --: |
                | as documented | 3 | 1 | 0 | 1 | 1 | 0 |
                | hand-written | 3 | 1 | 1 | 0 | 1 | 0 |
                | Failsafe | 3 | 1 | 1 | 1 | 0 | 0 |
                <!-- end -->""");
    }

    @Test
    void totalsOfAllPatternsCountEachContenderWhereItTookPart() {
        var matrix = MatrixDocs.read("""
                ## Retry
                | case | the right behaviour | **hand-written** | Spring |
                | [R1](../A.java#L1) | [It ends](#r1) | ✓ | ✗ |
                ## Timeout
                | case | the right behaviour | **hand-written** | Failsafe |
                | [T1](../A.java#L1) | [It ends](#t1) | ✓ | ? |
                """);

        assertThat(BehaviourBlocks.filled("<!-- behaviour: totals all -->\n<!-- end -->", matrix, ""))
                .contains("| hand-written | 2 | 2 | 0 | 0 | 0 | 0 |\n")
                .contains("| Spring | 1 | 0 | 0 | 1 | 0 | 0 |\n")
                .contains("| Failsafe | 1 | 0 | 0 | 0 | 0 | 1 |\n");
    }

    @Test
    void rowsLinkToTheMatrixInTheOrderThatIsAskedFor() {
        assertThat(filled("<!-- behaviour: rows circuitbreaker B2a B1 -->\n<!-- end -->"))
                .isEqualTo("""
                <!-- behaviour: rows circuitbreaker B2a B1 -->
                | | the right behaviour | as documented | hand-written | Failsafe |
                | --- | --- | :-: | :-: | :-: |
                | [B2a](behaviour.md#b2a) | It closes | – | (✓) | ✓ |
                | [B1](behaviour.md#b1) | It opens \\| at once | ✗ | ✓ | ✗ |
                <!-- end -->""");
    }

    @Test
    void rowsCanBeOfSomeContenders() {
        assertThat(filled("<!-- behaviour: rows circuitbreaker B1 by FAILSAFE HANDWRITTEN -->\n<!-- end -->"))
                .contains("| Failsafe | hand-written |\n")
                .contains("| It opens \\| at once | ✗ | ✓ |\n");
    }

    @Test
    void rowsInWhichALibraryIsAheadAreFound() {
        assertThat(filled("<!-- behaviour: behind circuitbreaker -->\n<!-- end -->"))
                .contains("| [B3](behaviour.md#b3) | It recovers | ✓ | – | (✓) |\n")
                .doesNotContain("B1", "B2a");
        assertThat(BehaviourBlocks.filled("<!-- behaviour: behind timeout -->\n<!-- end -->", MatrixDocs.read("""
                                ## Timeout
                                | case | the right behaviour | **hand-written** | Failsafe |
                                | [T1](../A.java#L1) | [It ends](#t1) | ✓ | ✓ |
                                """), ""))
                .contains("\nNone.\n");
    }

    @Test
    void rowsWithTheSameMarksAreCounted() {
        assertThat(filled("<!-- behaviour: alike circuitbreaker by DOCUMENTED FAILSAFE -->\n<!-- end -->"))
                .contains("\nCircuit breaker: 1 of 3 rows are alike.\n");
    }

    @Test
    void whatDoesNotExistIsAnErrorExceptAWholePattern() {
        assertThat(filled("<!-- behaviour: totals retry -->\nold\n<!-- end -->"))
                .isEqualTo("<!-- behaviour: totals retry -->\n<!-- end -->");
        assertThatThrownBy(() -> filled("<!-- behaviour: rows circuitbreaker B9 -->\n<!-- end -->"))
                .hasMessage("no case B9 in behaviour.md");
        assertThatThrownBy(() -> filled("<!-- behaviour: rows circuitbreaker B1 by SPRING -->\n<!-- end -->"))
                .hasMessage("no contender Spring beside B1 in behaviour.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theBlocksOfThePagesAreThoseOfTheMatrix(Path page) throws IOException {
        var text = Files.readString(page);
        var matrix = MatrixDocs.read(Files.readString(ROOT.resolve("docs/behaviour.md")));

        assertThat(BehaviourBlocks.filled(text, matrix, BehaviourBlocks.link(ROOT, page)))
                .as("behaviour --write-docs fills them")
                .isEqualTo(text);
    }

    static List<Path> pages() throws IOException {
        return BehaviourBlocks.pages(ROOT);
    }

    private static String filled(String text) {
        return BehaviourBlocks.filled(text, MATRIX, "behaviour.md");
    }
}
