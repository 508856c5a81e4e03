package dev.patterns.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.pages.engine.LessonPage;
import dev.patterns.examples.pages.engine.Step;
import dev.patterns.examples.pages.engine.StepRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Records everything again and compares it with the committed pages. */
class PagesTest {

    private static final Path DOCS = Path.of("../docs/pages");
    private static final int MOST_BYTES = 300_000;
    private static final Pattern LOADED_FROM_ELSEWHERE = Pattern.compile(
            "(src|href|url)\\s*[=(]\\s*[\"']?(https?:)?//|<script src|<link |@import|fetch\\(|import\\(");

    private static List<LessonPage> pages;
    private static Map<String, String> rendered; // by the name of the file

    @BeforeAll
    static void recordAgain() {
        pages = Pages.all();
        rendered = pages.stream().collect(Collectors.toMap(LessonPage::file, LessonPage::render));
    }

    @Test
    void theCommittedPagesShowWhatTheCodeDoes() throws IOException {
        for (var file : rendered.keySet()) {
            assertThat(Files.readString(DOCS.resolve(file)).equals(rendered.get(file)))
                    .as("%s is what the code gives. Is the change wanted? Then: pages --write-docs", file)
                    .isTrue();
        }
    }

    @TestFactory
    Stream<DynamicTest> theSentencesAreTrueOfTheRuns() {
        var claims = Map.of(
                "circuit-breaker", CircuitBreakerClaims.all(),
                "retry", RetryClaims.all(),
                "connection-pool", PoolClaims.all(),
                "timeout", TimeoutClaims.all(),
                "fallback", FallbackClaims.all(),
                "hedge", HedgeClaims.all(),
                "bulkhead", BulkheadClaims.all(),
                "rate-limiter", RateLimiterClaims.all());
        return pages.stream().flatMap(page -> claims.get(page.id()).on(page));
    }

    @Test
    void eachOptionHasAnEffect_andTheSettingsAreThoseOfTheRuns() {
        var steps = pages.stream().flatMap(page -> page.steps().stream()).map(StepRuns::new);
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.optionsWithoutEffect()).isEmpty();
            assertThat(step.phasesOfNoRun()).isEmpty();
            assertThat(step.wrongWays()).isEmpty();
        });
    }

    @Test
    void theIndexListsEachPage() throws IOException {
        assertThat(Files.readString(DOCS.resolve("index.html"))).isEqualTo(PageIndex.of(pages));
        try (var files = Files.list(DOCS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("index.html")))
                    .containsExactlyInAnyOrderElementsOf(
                            pages.stream().map(LessonPage::file).toList());
        }
    }

    @Test
    void eachPageIsSmall() {
        assertThat(rendered)
                .allSatisfy((file, page) -> assertThat(page.getBytes(StandardCharsets.UTF_8).length)
                        .as(file)
                        .isLessThanOrEqualTo(MOST_BYTES));
    }

    @Test
    void noPageLoadsAnything() {
        assertThat(rendered.values()).allSatisfy(page -> assertThat(page).doesNotContainPattern(LOADED_FROM_ELSEWHERE));
    }

    @Test
    void eachPageEndsWithASandbox_andSaysWhereAllSettingsAre() {
        assertThat(pages).allSatisfy(page -> {
            var titles = page.steps().stream().map(Step::toString).toList();
            assertThat(titles).hasSizeBetween(5, 10).last().isEqualTo("Sandbox");
            assertThat(Path.of("../docs", page.guide())).isRegularFile();
        });
    }
}
