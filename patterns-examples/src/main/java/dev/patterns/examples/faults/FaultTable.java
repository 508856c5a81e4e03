package dev.patterns.examples.faults;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results as a table, a row a fault and a column a pool, and as JSON. */
public final class FaultTable {

    private static final int FIRST = 20;
    private static final int WIDTH = 16;

    private FaultTable() {}

    /** One result. */
    public record Cell(Enum<?> row, String column, String text) {}

    /** A combination without a cell is one whose test failed. */
    public static String of(String title, List<Cell> cells) {
        var columns = cells.stream().map(Cell::column).distinct().toList();
        var text = new StringBuilder("\n" + title + "\n").append(" ".repeat(FIRST));
        columns.forEach(column -> text.append(pad(column)));
        for (var row : cells.stream().map(Cell::row).distinct().toList()) {
            text.append(String.format(Locale.ROOT, "%n%-" + FIRST + "s", row));
            for (var column : columns) {
                text.append(pad(cells.stream()
                        .filter(cell -> cell.row() == row && cell.column().equals(column))
                        .findFirst()
                        .map(Cell::text)
                        .orElse("failed")));
            }
        }
        return text.append('\n').toString();
    }

    /** So many, or "never" if negative. */
    static String millis(long millis) {
        return millis < 0 ? "never" : Long.toString(millis);
    }

    private static String pad(String text) {
        return String.format(Locale.ROOT, "%-" + WIDTH + "s", text);
    }

    static void writeJson(List<?> results, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(file.toFile(), Map.of("results", results));
    }
}
