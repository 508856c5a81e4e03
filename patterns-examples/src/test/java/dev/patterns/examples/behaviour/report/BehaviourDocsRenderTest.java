package dev.patterns.examples.behaviour.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Markdown of docs/behaviour.md. */
class BehaviourDocsRenderTest {

    private static final String PAGE = BehaviourDocs.render(SampleBehaviour.result());

    @Test
    void proseEndsAtColumn120() {
        assertThat(PAGE.lines().filter(line -> !line.startsWith("|")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void aRowHasLinksToItsSourceAndToWhatWasSeen_andAMarkForEachContender() {
        assertThat(PAGE)
                .contains("| case | the right behaviour | as documented | well-architected | **hand-written** |")
                .contains("/LateResults.java#L24) | [A late success does not close a half-open breaker](#b4) | ✗ | ✓ |")
                .contains("\n### B4\n");
    }

    @Test
    void whatIsPlainlyRightIsNotListed() {
        assertThat(DocsFacts.of(PAGE)).containsEntry("B1, hand-written", "✓");
    }

    @Test
    void aContenderThatTakesNoPartInAPatternHasNoColumn() {
        assertThat(PAGE.substring(PAGE.indexOf("## Timeout"), PAGE.indexOf("## Connection pool")))
                .doesNotContain("as documented");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            HALF_OPEN                    ; HALF_OPEN
            List<String> a[1] *x* `y`    ; List\\<String\\> a\\[1\\] \\*x\\* \\`y\\`
            a|b                          ; a\\|b
            _emphasis_                   ; \\_emphasis\\_
            two  spaces                  ; two spaces
            """)
    void charactersThatAreMarkupAreEscaped(String text, String markdown) {
        assertThat(Markdown.escape(text)).isEqualTo(markdown);
    }

    @Test
    void aLineNeverBeginsWithWhatWouldBeAList() {
        var lines = Markdown.wrap("word ".repeat(23) + "pool - Connection", 2);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).isEqualTo("  pool - Connection");
    }

    @Test
    void theFewestLinesAreShownAsDifferent() {
        assertThat(LineDiff.between(List.of("a", "b", "c", "d"), List.of("a", "x", "c", "d", "e")))
                .containsExactly("- b", "+ x", "+ e");
    }
}
