package dev.patterns.examples.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.published.Evidence.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same checks as the command's, one test for each source. */
class EvidenceTest {

    static Stream<Result> results() {
        return Evidence.all().stream();
    }

    @ParameterizedTest
    @MethodSource("results")
    void oursIsWithinThePublishedBounds_andIsWhatTheDocsSay(Result result) throws IOException {
        var docs = Files.readString(Path.of("../docs/retry.md"));

        assertThat(result.play().get())
                .isNotEmpty()
                .allMatch(Finding::holds)
                .allSatisfy(finding -> assertThat(docs)
                        .contains("| %s | %s | %s |".formatted(finding.what(), finding.published(), finding.ours())));
    }
}
