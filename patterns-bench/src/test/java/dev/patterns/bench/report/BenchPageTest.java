package dev.patterns.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.bench.result.BenchResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchPageTest {

    @Test
    void thePageHoldsTheResultAndLoadsNothing() throws Exception {
        var page = BenchPage.render(new BenchResult(
                "a </script> machine", "jdk 17", "G1", "2026-01-01", Map.of(), Map.of(), List.of(), List.of()));
        assertThat(page)
                .contains("a \\u003c/script> machine")
                .doesNotContain("placeholder")
                .doesNotContain("src=")
                .doesNotContain("href=\"http");
    }
}
