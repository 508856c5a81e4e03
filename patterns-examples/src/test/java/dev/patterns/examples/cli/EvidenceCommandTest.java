package dev.patterns.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.published.Comparison;
import dev.patterns.examples.published.PublishedResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceCommandTest {

    private static final Comparison WITHIN = new Comparison("load", "at most 1.12", "1.09", true);
    private static final Comparison OUTSIDE = new Comparison("time", "at least 8", "3.0", false);

    private final StringWriter printed = new StringWriter();

    @Test
    void succeedsWhenAllFiguresAreWithinBounds() {
        assertThat(report(WITHIN)).isZero();
        assertThat(printed.toString()).contains("A source", "published", "at most 1.12", "All within bounds.");
    }

    @Test
    void failsWhenAFigureIsOutOfBounds_andNamesIt() {
        assertThat(report(WITHIN, OUTSIDE)).isEqualTo(1);
        assertThat(printed.toString())
                .containsPattern("time +at least 8 +3.0 +OUT OF BOUNDS")
                .contains("1 out of bounds.");
    }

    private int report(Comparison... comparisons) {
        return EvidenceCommand.report(
                List.of(new PublishedResult("A source", () -> List.of(comparisons))), new PrintWriter(printed));
    }
}
