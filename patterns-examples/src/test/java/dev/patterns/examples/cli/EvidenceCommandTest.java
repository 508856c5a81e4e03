package dev.patterns.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.published.Comparison;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.examples.published.PublishedResult;
import dev.patterns.examples.published.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceCommandTest {

    private static final Source SOURCE = new Source("An author", "A title", "2020", "https://example.org/");
    private static final Bound SMALL = new Bound("± 5 %", 0.95, 1.05);
    private static final Comparison WITHIN = new Comparison("load", "%.2f", 1.10, 1.09, SMALL, "random calls");
    private static final Comparison OUTSIDE = new Comparison("time", "%.1f s", 8, 3, SMALL, "random calls");

    private final StringWriter printed = new StringWriter();

    @Test
    void succeedsWhenAllFiguresAreWithinBounds() {
        assertThat(report(WITHIN)).isZero();
        assertThat(printed.toString())
                .contains(
                        "[1 of 1] Something happens",
                        "An author, \"A title\", 2020, https://example.org/",
                        "± 5 %: random calls",
                        "All within bounds.")
                .containsPattern("load +1.10 +1.09 +ok");
    }

    @Test
    void failsWhenAFigureIsOutOfBounds_andNamesIt() {
        assertThat(report(WITHIN, OUTSIDE)).isEqualTo(1);
        assertThat(printed.toString())
                .containsPattern("time +8.0 s +3.0 s +OUT OF BOUNDS")
                .contains("1 out of bounds.");
    }

    private int report(Comparison... comparisons) {
        var out = new PrintWriter(printed);
        var result =
                new PublishedResult("something", "Something happens", SOURCE, "A model.", () -> List.of(comparisons));
        return EvidenceCommand.report(EvidenceCommand.run(List.of(result), out), out);
    }
}
