package dev.patterns.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.bench.result.BenchResult;
import dev.patterns.bench.result.Samples;
import dev.patterns.bench.result.Samples.Key;
import dev.patterns.bench.result.Samples.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchDocsTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void theDocsHaveTheFiguresOfTheNewestKeptResult() throws Exception {
        var results = BenchDocs.newestOfEachJdk(ROOT.resolve(BenchDocs.RESULTS));
        for (var page : BenchDocs.pages(ROOT)) {
            var text = Files.readString(page);
            assertThat(text)
                    .as("%s: run benchmarks.jar --write-docs", page)
                    .isEqualTo(BenchDocs.withFigures(text, results));
        }
    }

    @Test
    void aBlockBecomesATableOfItsTopic() {
        var samples = new Samples();
        samples.add(new Key("pool", "a borrow", 1, "G1", "HANDWRITTEN", "M/s"), Sample.of(10));
        samples.add(new Key("pool", "a borrow", 1, "G1", "HIKARICP", "M/s"), Sample.of(5));
        samples.add(new Key("retry", "a call", 1, "G1", "HANDWRITTEN", "ns"), Sample.of(1));
        var result = new BenchResult(
                "a machine", "a vendor 17.0.1", "G1", "2026-01-01", Map.of(), Map.of(), samples.rows(), List.of());

        var text = BenchDocs.withFigures("before\n<!-- figures: pool -->\nold\n<!-- end -->\nafter\n", List.of(result));

        assertThat(text)
                .startsWith("before\n<!-- figures: pool -->\nJDK 17")
                .contains("| a borrow | 1 | 10.0 M/s | HikariCP 5.00 M/s (0.50×) |")
                .doesNotContain("a call")
                .doesNotContain("old")
                .endsWith("<!-- end -->\nafter\n");
    }
}
