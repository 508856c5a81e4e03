package dev.patterns.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.bench.result.BenchResult.GoalResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run of a part of the work replaces its rows in a kept result. */
class BenchResultTest {

    @Test
    void theRowsOfANewerRunReplaceThePiecesOfWorkThatItMeasured() {
        var kept = result(
                "quick",
                row("pool", "get", "HANDWRITTEN", 1),
                row("pool", "get", "HIKARICP", 2),
                row("pool", "statement", "HANDWRITTEN", 3));
        var newer = result("full", row("pool", "get", "HANDWRITTEN", 4));

        var combined = kept.updatedBy(newer, rows -> List.of(new GoalResult("rows", true, (double) rows.size(), null)));

        // HikariCP's older figure at "get" is gone: its ratio belongs to another run.
        assertThat(combined.rows())
                .containsExactly(row("pool", "statement", "HANDWRITTEN", 3), row("pool", "get", "HANDWRITTEN", 4));
        assertThat(combined.goals()).extracting(GoalResult::figure).containsExactly(2.0);
        assertThat(combined.settings()).containsExactly(Map.entry("run", "quick; pool: full"));
    }

    private static BenchResult result(String run, Row... rows) {
        return new BenchResult(
                "machine", "jdk", "G1", "2026-01-01", Map.of("run", run), Map.of(), List.of(rows), List.of());
    }

    private static Row row(String topic, String work, String contender, double value) {
        return new Row(
                topic,
                work,
                1,
                "G1",
                contender,
                value,
                "ns",
                null,
                value,
                List.of(value),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
