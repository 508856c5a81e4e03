package dev.patterns.examples.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.published.PublishedResult.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks what the command {@code evidence} checks, and that the docs say what the code gives. */
@Tag("thorough")
class PublishedResultsTest {

    private static List<Outcome> outcomes;

    @BeforeAll
    static void run() {
        outcomes = PublishedResults.all().stream().map(PublishedResult::run).toList();
    }

    @Test
    void eachOfOurFiguresIsWithinThePublishedBounds() {
        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.comparisons()).isNotEmpty().allMatch(Comparison::withinBounds));
    }

    @Test
    void thePageAndItsPicturesSayWhatTheCodeGives() throws IOException {
        assertThat(EvidenceDocs.read(Path.of("../docs")))
                .as("docs/evidence.md and the code. Is the change wanted? Then: evidence --write-docs")
                .isEqualTo(EvidenceDocs.render(outcomes));
    }

    @Test
    void eachResultHasAnIdOfItsOwn() {
        assertThat(PublishedResults.all()).extracting(PublishedResult::id).doesNotHaveDuplicates();
    }
}
