package dev.patterns.examples.behaviour.report;

import dev.patterns.examples.behaviour.BehaviourResult;
import dev.patterns.examples.behaviour.CaseResult;
import dev.patterns.examples.behaviour.CellResult;
import dev.patterns.examples.behaviour.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The matrix on a terminal, a table for each pattern. Plain ASCII, 120 columns. */
public final class Matrix {

    private static final int WIDTH = 120;
    private static final int COLUMN = 13;
    private static final int ID = 7;

    private final PrintWriter out;

    public Matrix(PrintWriter out) {
        this.out = out;
    }

    /** All rows, the legend, and the totals. */
    public void print(BehaviourResult result) {
        byPattern(result).forEach(this::table);
        out.println();
        out.println(
                "  ok right   ok* right with a setting of its own   X different   - not offered   ? can't be driven");
        out.println("  --case B2 shows the steps behind a row, and what was seen.");
    }

    private static Map<String, List<CaseResult>> byPattern(BehaviourResult result) {
        return result.cases().stream()
                .collect(Collectors.groupingBy(CaseResult::pattern, LinkedHashMap::new, Collectors.toList()));
    }

    private void table(String pattern, List<CaseResult> rows) {
        var contenders = rows.get(0).cells().stream().map(CellResult::contender).toList();
        int titles = WIDTH - 2 - ID - COLUMN * contenders.size();
        out.println();
        out.println("  " + pad(pattern, ID + titles)
                + columns(contenders.stream().map(Matrix::shortName).toList()));
        for (var row : rows) {
            var lines = wrap(row.title(), titles - 2);
            out.println("  " + pad(row.id(), ID) + pad(lines.get(0), titles)
                    + columns(row.cells().stream()
                            .map(cell -> cell.verdict().mark())
                            .toList()));
            lines.stream().skip(1).forEach(line -> out.println(" ".repeat(2 + ID) + line));
        }
        totals(rows, contenders, titles);
    }

    private void totals(List<CaseResult> rows, List<String> contenders, int titles) {
        out.println("  " + "-".repeat(WIDTH - 2));
        for (var verdict : Verdict.values()) {
            var counts = new ArrayList<String>();
            for (int i = 0; i < contenders.size(); i++) {
                int column = i;
                counts.add(""
                        + rows.stream()
                                .filter(row -> row.cells().get(column).verdict() == verdict)
                                .count());
            }
            out.println("  " + pad("", ID) + pad(verdict.text(), titles) + columns(counts));
        }
    }

    /** What was done and seen in one row, contender by contender. */
    public void story(CaseResult row) {
        out.println();
        out.println("  " + row.id() + "  " + row.title());
        paragraph("expected", row.expected());
        paragraph("source", row.source());
        if (row.note() != null) {
            paragraph("note", row.note());
        }
        paragraph("code", row.file());
        for (var cell : row.cells()) {
            out.println();
            out.println("  " + cell.contender() + ", in " + cell.time() + " time");
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

    /** "WELL_ARCHITECTED" is "well-archit.". */
    private static String shortName(String contender) {
        var name = contender.toLowerCase(Locale.ROOT).replace('_', '-');
        return name.length() < COLUMN ? name : name.substring(0, COLUMN - 2) + ".";
    }

    private static String columns(List<String> cells) {
        return cells.stream()
                .map(cell -> pad(cell, COLUMN))
                .collect(Collectors.joining())
                .stripTrailing();
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }

    private static List<String> wrap(String text, int width) {
        return Arrays.asList(
                text.replaceAll("(.{1," + width + "})( |$)", "$1\n").split("\n"));
    }
}
