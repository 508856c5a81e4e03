package dev.patterns.examples.behaviour.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/hand-written-or-library.md claims has a row in the section of the claim. */
class VerdictPageTest {

    private static final Pattern ID = Pattern.compile("\\b[A-Z]\\d+[a-z]?\\b");
    private static final Pattern CLAIM = Pattern.compile("\\(([A-Z]\\d+[a-z]?(?:, [A-Z]\\d+[a-z]?)*)\\)");
    private static final Pattern ROWS = Pattern.compile("<!-- behaviour: rows (.*) -->");

    @Test
    void everyCaseThatTheProseNamesHasARowInItsSection() throws IOException {
        var page = Files.readString(Path.of("../docs/hand-written-or-library.md"));
        var sections = Arrays.asList(page.split("\n## "));

        assertThat(sections)
                .anySatisfy(section -> assertThat(ids(CLAIM, section)).hasSizeGreaterThan(10));
        assertThat(sections)
                .allSatisfy(section -> assertThat(ids(ROWS, section)).containsAll(ids(CLAIM, section)));
    }

    private static List<String> ids(Pattern where, String text) {
        return where.matcher(text)
                .results()
                .flatMap(found -> ID.matcher(found.group(1)).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
