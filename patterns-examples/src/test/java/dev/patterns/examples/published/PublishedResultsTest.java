package dev.patterns.examples.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks what the command {@code evidence} checks, one test for each source. */
class PublishedResultsTest {

    static Stream<PublishedResult> results() {
        return PublishedResults.all().stream();
    }

    @ParameterizedTest
    @MethodSource("results")
    void oursIsWithinThePublishedBounds_andTheDocsHaveTheSameFigures(PublishedResult result) throws IOException {
        var docs = Files.readString(Path.of("../docs/retry.md")) + Files.readString(Path.of("../docs/hedge.md"));

        assertThat(result.comparisons().get())
                .isNotEmpty()
                .allMatch(Comparison::withinBounds)
                .allSatisfy(comparison -> assertThat(docs)
                        .contains("| %s | %s | %s |"
                                .formatted(comparison.figure(), comparison.published(), comparison.ours())));
    }
}
