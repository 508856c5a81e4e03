package dev.patterns.examples.behaviour.report;

import dev.patterns.examples.behaviour.BehaviourResult;
import dev.patterns.examples.behaviour.CaseResult;
import dev.patterns.examples.behaviour.CellResult;
import dev.patterns.examples.behaviour.Labels;
import dev.patterns.examples.behaviour.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The matrix as Markdown: {@code docs/behaviour.md}. The same result gives the same bytes. {@link DocsFacts} reads the
 * cells back.
 */
public final class BehaviourDocs {

    private static final String ROOT = "../";
    private static final String HANDWRITTEN = "HANDWRITTEN";

    private final BehaviourResult result;
    private final List<String> lines = new ArrayList<>();

    private BehaviourDocs(BehaviourResult result) {
        this.result = result;
    }

    public static String render(BehaviourResult result) {
        return String.join("\n", new BehaviourDocs(result).lines()) + "\n";
    }

    private List<String> lines() {
        introduction();
        totals();
        result.byPattern().forEach(this::table);
        add("", "## What was seen");
        paragraph("Contenders that are not listed under a case are right.");
        result.cases().forEach(this::seen);
        return lines;
    }

    private void introduction() {
        add("# Behaviour: what each implementation does");
        paragraph("This page is written by a run of " + result.cases().size() + " cases on "
                + result.contenders().size() + " implementations. A case is one sentence about the right behaviour "
                + "and a scenario that shows it. The scenario is written once and runs on every implementation of its "
                + "pattern. No cell is typed in by hand: `behaviour --write-docs` writes the page, `behaviour "
                + "--check-docs` compares it with a new run, and a test of the build does so for the cells that run in "
                + "simulated time.");
        add(
                "",
                "    mvn -q compile exec:java -Dexec.args=\"behaviour\"              # the matrix, and a page to click",
                "    mvn -q compile exec:java -Dexec.args=\"behaviour --case "
                        + (result.cases().isEmpty()
                                ? "B2"
                                : result.cases().get(0).id()) + "\"    # one case, step by step",
                "",
                "| mark | meaning |",
                "| --- | --- |",
                "| ✓ | right: it behaves as the title says |",
                "| (✓) | right with a setting of its own, which is named below; different without it |",
                "| ✗ | different: what was seen is below |",
                "| – | not offered: it has no such feature |",
                "| ? | can't be driven: no test can make it show |");
        paragraph("An id leads to the case's source, a title to what was seen.");
    }

    private void totals() {
        add(
                "",
                "## Totals",
                "",
                "| | cases | ✓ right | (✓) with a setting | ✗ different | – not offered | ? can't be driven |",
                "| --- | --: | --: | --: | --: | --: | --: |");
        for (var contender : result.contenders()) {
            var counts = Arrays.stream(Verdict.values())
                    .map(verdict -> BehaviourResult.count(result.cases(), contender, verdict))
                    .toList();
            add("| " + name(contender) + " | "
                    + counts.stream().mapToLong(Long::longValue).sum() + " | "
                    + counts.stream().map(String::valueOf).collect(Collectors.joining(" | ")) + " |");
        }
    }

    private void table(String pattern, List<CaseResult> rows) {
        var contenders = result.contendersOf(rows);
        add(
                "",
                "## " + Labels.of(pattern),
                "",
                "| case | the right behaviour | "
                        + contenders.stream().map(BehaviourDocs::name).collect(Collectors.joining(" | ")) + " |",
                "| --- | --- |" + " :-: |".repeat(contenders.size()));
        for (var row : rows) {
            add("| [" + row.id() + "](" + ROOT + row.file() + "#L" + row.line() + ") | ["
                    + Markdown.escape(row.title()) + "](#" + row.id().toLowerCase(Locale.ROOT) + ") | "
                    + contenders.stream()
                            .map(name -> row.cell(name)
                                    .map(cell -> mark(cell.verdict()))
                                    .orElse(""))
                            .collect(Collectors.joining(" | "))
                    + " |");
        }
        add("| | right, of " + rows.size() + " | "
                + contenders.stream()
                        .map(name -> "" + BehaviourResult.count(rows, name, Verdict.RIGHT))
                        .collect(Collectors.joining(" | "))
                + " |");
    }

    private void seen(CaseResult row) {
        add("", "### " + row.id());
        paragraph(Markdown.escape(row.title()) + ".");
        add("");
        item("Expected", Markdown.escape(row.expected()));
        item("Source", Markdown.escape(row.source()));
        item(DocsFacts.TIME, time(row));
        row.cells().stream()
                .filter(cell -> cell.verdict() != Verdict.RIGHT)
                .forEach(cell -> item(Labels.of(cell.contender()), seen(cell)));
        if (row.note() != null) {
            item("Note", Markdown.escape(row.note()));
        }
    }

    private static String seen(CellResult cell) {
        var with = cell.setting() == null ? "" : " `" + cell.setting().replace("`", "'") + "`";
        return words(cell.verdict()) + with + ": " + Markdown.escape(cell.seen());
    }

    /** Which contenders ran in simulated time, and which can't. */
    private static String time(CaseResult row) {
        var real = row.cells().stream()
                .filter(CellResult::isReal)
                .map(cell -> Labels.of(cell.contender()))
                .toList();
        if (real.size() == row.cells().size()) {
            return "real";
        }
        return "simulated" + (real.isEmpty() ? "" : ", real for " + String.join(", ", real));
    }

    private static String name(String contender) {
        return contender.equals(HANDWRITTEN) ? "**" + Labels.of(contender) + "**" : Labels.of(contender);
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> "✓";
            case RIGHT_WITH -> "(✓)";
            case DIFFERENT -> "✗";
            case NOT_OFFERED -> "–";
            case CANNOT_BE_DRIVEN -> "?";
        };
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> "right";
            case RIGHT_WITH -> "right with";
            case DIFFERENT -> "different";
            case NOT_OFFERED -> "not offered";
            case CANNOT_BE_DRIVEN -> "can't be driven";
        };
    }

    private void item(String name, String markdown) {
        lines.addAll(Markdown.wrap("- " + name + ": " + markdown, 2));
    }

    private void paragraph(String markdown) {
        add("");
        lines.addAll(Markdown.wrap(markdown, 0));
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }
}
