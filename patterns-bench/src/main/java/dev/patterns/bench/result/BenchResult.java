package dev.patterns.bench.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run: where, with what, and what came of it.
 *
 * @param machine processor and number of cores
 * @param jdk vendor and version
 * @param collector the default garbage collector of the rows
 * @param date the day, as 2026-11-25
 * @param settings forks, iterations and what else the reader must know
 * @param versions of the libraries that were measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchResult(
        String machine,
        String jdk,
        String collector,
        String date,
        Map<String, String> settings,
        Map<String, String> versions,
        List<Row> rows,
        List<GoalResult> goals) {

    /**
     * A goal, checked against the rows of the same run.
     *
     * @param figure what was measured, as a ratio or in the goal's unit; null where a row is missing
     */
    public record GoalResult(
            String goal,
            boolean holds,
            @Nullable Double figure,
            @Nullable String detail) {}

    /**
     * This result with the other one's rows: a piece of work that the newer run measured is taken from it as a whole,
     * as ratios hold within one run only. The settings say which topics came from which run.
     *
     * @param check the goals of the rows
     */
    public BenchResult updatedBy(BenchResult newer, Function<List<Row>, List<GoalResult>> check) {
        var measured = newer.rows.stream().map(Row::group).collect(Collectors.toSet());
        var all = new ArrayList<>(
                rows.stream().filter(row -> !measured.contains(row.group())).toList());
        all.addAll(newer.rows);
        var topics = newer.rows.stream().map(Row::topic).distinct().collect(Collectors.joining(", "));
        var combined = new LinkedHashMap<>(settings);
        newer.settings.forEach((name, value) -> combined.merge(
                name, value, (older, last) -> older.equals(last) ? last : older + "; " + topics + ": " + last));
        return new BenchResult(machine, jdk, collector, newer.date, combined, newer.versions, all, check.apply(all));
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, toJson() + "\n");
    }

    public String toJson() {
        return Json.write(this);
    }

    public static BenchResult read(Path file) throws IOException {
        return Json.read(Files.readString(file), BenchResult.class);
    }
}
