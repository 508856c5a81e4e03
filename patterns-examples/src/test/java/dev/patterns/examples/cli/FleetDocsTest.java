package dev.patterns.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.fleet.FleetDocs;
import dev.patterns.examples.fleet.FleetResults;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plays the whole grid, and compares it with the page and its pictures. */
@Tag("thorough")
class FleetDocsTest {

    private static final Path DOCS = Path.of("../docs");

    @Test
    void thePageAndItsPicturesSayWhatTheCodeGives() throws Exception {
        LogLevels.errorsOnly();
        var results = FleetResults.of((done, all) -> {});

        for (var file : FleetDocs.render(DOCS, results).entrySet()) {
            assertThat(Files.readString(DOCS.resolve(file.getKey())))
                    .as("docs/%s and the code. Is the change wanted? Then: fleet --write-docs", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }
}
