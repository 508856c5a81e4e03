package dev.patterns.examples.fleet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table: a row for each scenario.
 *
 * @param id its marker in the page
 */
public record FleetTable(String id, String title, List<Column> columns, List<FleetScenario> rows) {

    /** A figure of each scenario. */
    record Column(String heading, int width, BiFunction<FleetScenario, FleetFigures, String> cell) {}

    private static final Column SHARING = new Column("sharing", -17, (scenario, figures) -> scenario.sharing().label);
    private static final Column CLIENTS = new Column("clients", 8, (scenario, figures) -> number(scenario.clients()));
    private static final Column LINK = new Column(
            "link",
            -23,
            (scenario, figures) ->
                    scenario.storeIsDown() ? "down" : scenario.link().label());
    private static final Column DETECTED =
            new Column("detected", 9, (scenario, figures) -> seconds(figures.detectedAfter()));
    private static final Column FUTILE = new Column("futile", 9, (scenario, figures) -> number(figures.futile()));
    private static final Column EACH = new Column("each", 7, (scenario, figures) -> number(figures.futilePerClient()));
    private static final Column PROBES =
            new Column("late/s", 8, (scenario, figures) -> number(figures.probesPerSecond()));
    private static final Column SERVED = new Column("served", 8, (scenario, figures) -> percent(figures.served()));
    private static final Column WRONG =
            new Column("wrong", 8, (scenario, figures) -> percent(figures.falseRejections()));
    private static final Column FIRST = new Column("1st s", 7, (scenario, figures) -> number(figures.firstSecond()));
    private static final Column RECOVERED =
            new Column("recovered", 10, (scenario, figures) -> seconds(figures.recoveredAfter()));
    private static final Column MESSAGES =
            new Column("msgs/s", 8, (scenario, figures) -> number(figures.messagesPerSecond()));
    private static final Column ADDED = new Column("+ms", 6, (scenario, figures) -> number(figures.addedMillis()));
    private static final Column OUTAGE = new Column(
            "",
            -14,
            (scenario, figures) ->
                    scenario.outage().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    private static final Column BUDGET = new Column("budget", -8, (scenario, figures) -> scenario.budget().label);
    private static final Column LOAD = new Column("load", 8, (scenario, figures) -> factor(figures.load()));

    static FleetTable ofBreakers(String id, String title, List<FleetScenario> rows) {
        return new FleetTable(
                id,
                title,
                List.of(SHARING, CLIENTS, DETECTED, FUTILE, EACH, PROBES, WRONG, FIRST, RECOVERED, MESSAGES, ADDED),
                rows);
    }

    static FleetTable ofLinks(String id, String title, List<FleetScenario> rows) {
        return new FleetTable(
                id, title, List.of(SHARING, LINK, DETECTED, FUTILE, PROBES, FIRST, RECOVERED, MESSAGES, ADDED), rows);
    }

    static FleetTable ofBudgets(String id, String title, List<FleetScenario> rows) {
        return new FleetTable(id, title, List.of(OUTAGE, CLIENTS, BUDGET, LOAD, SERVED, FUTILE, MESSAGES, ADDED), rows);
    }

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
        return columns.stream()
                .map(column -> column.cell().apply(row, figures.get(row)))
                .toList();
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> String.format("%" + columns.get(i).width() + "s", cells.get(i)))
                .collect(Collectors.joining("", "  ", "\n"));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value > 0 && value < 9.95 ? "%.1f" : "%,.0f", value);
    }

    private static String seconds(double value) {
        return Double.isNaN(value) ? "never" : String.format(Locale.ROOT, "%.1f s", value);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String factor(double value) {
        return String.format(Locale.ROOT, "%.2f×", value);
    }
}
