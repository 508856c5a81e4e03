package dev.patterns.examples.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.collapse.CollapseResult.Region;
import dev.patterns.examples.collapse.CollapseSearch.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole search of the example: about half a minute of two processors. */
@Tag("thorough")
class CollapseDocsTest {

    private static final Path PAGE = Path.of("../docs/collapse.md");

    @Test
    void theOutputInTheDocsIsThatOfTheSearch() throws IOException {
        var result = CollapseSearch.run(CollapseDocs.HOTOS, Limits.DEFAULT, part -> {});

        assertThat(result.region()).isEqualTo(Region.VULNERABLE);
        assertThat(result.isComplete()).isTrue();
        var page = Files.readString(PAGE);
        assertThat(page).as("collapse --write-docs writes it").isEqualTo(CollapseDocs.filledInto(page, result));
    }
}
