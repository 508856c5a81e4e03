package dev.patterns.examples.fleet;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table: a row for each scenario.
 *
 * @param id its marker in the page
 */
record FleetTable(String id, String title, List<Column> columns, List<FleetScenario> rows) {

    /** For a page. */
    String markdown(Map<FleetScenario, FleetFigures> figures) {
        var heads = columns.stream().map(Column::heading).collect(Collectors.joining(" | ", "| ", " |\n"));
        var rule = columns.stream()
                .map(column -> column.width() < 0 ? "---" : "--:")
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        return rows.stream()
                .map(row -> cells(row, figures).stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining("", heads + rule, ""));
    }

    /** For a terminal: at most 100 columns. */
    String text(Map<FleetScenario, FleetFigures> figures) {
        var heads = line(columns.stream().map(Column::heading).toList());
        return rows.stream()
                .map(row -> line(cells(row, figures)))
                .collect(Collectors.joining("", title + "\n" + heads, ""));
    }

    private List<String> cells(FleetScenario row, Map<FleetScenario, FleetFigures> figures) {
        return columns.stream().map(column -> column.cell(row, figures)).toList();
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> String.format("%" + columns.get(i).width() + "s", cells.get(i)))
                .collect(Collectors.joining(" ", "  ", ""))
                .stripTrailing()
                .concat("\n");
    }
}
