package dev.patterns.examples.behaviour.report;

import dev.patterns.examples.behaviour.BehaviourResult;
import dev.patterns.examples.behaviour.CaseResult;
import dev.patterns.examples.behaviour.Labels;
import dev.patterns.examples.behaviour.Verdict;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The matrix on a terminal, a table for each pattern. Plain ASCII, 120 columns. */
public final class Matrix {

    private static final int WIDTH = 120;
    private static final int ID = 7;

    private final PrintWriter out;

    public Matrix(PrintWriter out) {
        this.out = out;
    }

    /** A column: its name on at most two lines, and its width. */
    private record Column(String contender, List<String> name, int width) {

        static Column of(String contender) {
            var words = Labels.of(contender).split("(?<=-)| ", 2);
            var name = words.length == 1 ? List.of("", words[0]) : List.of(words);
            return new Column(
                    contender,
                    name,
                    2 + Math.max(name.get(0).length(), name.get(1).length()));
        }
    }

    /** All rows, the legend, and the totals. */
    public void print(BehaviourResult result) {
        var patterns = result.byPattern();
        patterns.forEach((pattern, rows) -> table(pattern, rows, columns(result, rows)));
        if (patterns.size() > 1) {
            totals("all " + result.cases().size() + " cases", result.cases(), columns(result, result.cases()));
        }
        out.println();
        out.println(
                "  ok right   ok* right with a setting of its own   X different   - not offered   ? can't be driven");
        out.println("  --case B2 shows the steps behind a row, and what was seen.");
    }

    private static List<Column> columns(BehaviourResult result, List<CaseResult> rows) {
        return result.contendersOf(rows).stream().map(Column::of).toList();
    }

    private void table(String pattern, List<CaseResult> rows, List<Column> columns) {
        int titles = heading(Labels.of(pattern), columns);
        for (var row : rows) {
            var lines = wrap(row.title(), titles - 1);
            line(
                    pad(row.id(), ID) + pad(lines.get(0), titles),
                    columns,
                    column -> row.cell(column.contender())
                            .map(cell -> cell.verdict().mark())
                            .orElse(""));
            lines.stream().skip(1).forEach(more -> out.println(" ".repeat(2 + ID) + more));
        }
        out.println("  " + "-".repeat(WIDTH - 2));
        counts(rows, columns, titles);
    }

    private void totals(String title, List<CaseResult> rows, List<Column> columns) {
        counts(rows, columns, heading(title, columns));
    }

    /** Returns the width that is left for titles. */
    private int heading(String title, List<Column> columns) {
        int titles = WIDTH - 2 - ID - columns.stream().mapToInt(Column::width).sum();
        out.println();
        line(pad("", ID + titles), columns, column -> column.name().get(0));
        line(pad(title, ID + titles), columns, column -> column.name().get(1));
        return titles;
    }

    private void counts(List<CaseResult> rows, List<Column> columns, int titles) {
        for (var verdict : Verdict.values()) {
            line(
                    pad("", ID) + pad(verdict.text(), titles),
                    columns,
                    column -> "" + BehaviourResult.count(rows, column.contender(), verdict));
        }
    }

    private void line(String start, List<Column> columns, Function<Column, String> cell) {
        var line = new StringBuilder("  ").append(start);
        columns.forEach(column -> line.append(pad(cell.apply(column), column.width())));
        out.println(line.toString().stripTrailing());
    }

    /** What was done and seen in one row, contender by contender. */
    public void story(CaseResult row) {
        out.println();
        wrap(row.id() + "  " + row.title(), WIDTH - 2).forEach(line -> out.println("  " + line));
        paragraph("expected", row.expected());
        paragraph("source", row.source());
        if (row.note() != null) {
            paragraph("note", row.note());
        }
        paragraph("code", row.file() + ":" + row.line());
        for (var cell : row.cells()) {
            out.println();
            out.println("  " + Labels.of(cell.contender()) + ", in " + cell.time() + " time");
            cell.story().forEach(step -> out.println("    " + step));
            var setting = cell.setting() == null ? "" : " " + cell.setting();
            paragraph("==> " + cell.verdict().text() + setting, cell.seen());
        }
    }

    private void paragraph(String label, String text) {
        var lines = wrap(text, WIDTH - 14);
        if (label.length() > 8) {
            out.println("    " + label);
            lines.forEach(line -> out.println("        " + line));
            return;
        }
        out.println("    " + pad(label, 10) + lines.get(0));
        lines.stream().skip(1).forEach(line -> out.println(" ".repeat(14) + line));
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }

    private static List<String> wrap(String text, int width) {
        return Arrays.asList(
                text.replaceAll("(.{1," + width + "})( |$)", "$1\n").split("\n"));
    }
}
