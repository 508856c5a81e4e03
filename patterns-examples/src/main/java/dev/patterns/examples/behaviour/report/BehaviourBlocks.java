package dev.patterns.examples.behaviour.report;

import dev.patterns.examples.behaviour.Labels;
import dev.patterns.examples.behaviour.report.MatrixDocs.Row;
import dev.patterns.examples.behaviour.report.MatrixDocs.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fills the blocks of other pages from {@code docs/behaviour.md}. A block ends with {@code <!-- end -->} and begins
 * with one of these lines:
 *
 * <pre>
 *   &lt;!-- behaviour: totals retry --&gt;                         the marks of each contender, counted
 *   &lt;!-- behaviour: totals all --&gt;                           the same over all patterns
 *   &lt;!-- behaviour: rows retry R1 R2 --&gt;                     these rows, with every contender
 *   &lt;!-- behaviour: rows retry R1 by SPRING FAILSAFE --&gt;     these rows, with these contenders
 *   &lt;!-- behaviour: behind retry --&gt;                         the rows in which a library is ahead
 *   &lt;!-- behaviour: alike retry by DOCUMENTED FAILSAFE --&gt;   in how many rows these contenders have the same mark
 * </pre>
 *
 * <p>A pattern without cases leaves its blocks empty. A case or a contender that doesn't exist is an error.
 */
public final class BehaviourBlocks {

    private static final String PAGE = "behaviour.md";
    private static final Pattern BLOCK = Pattern.compile(
            "(<!-- behaviour: (totals|rows|behind|alike) (\\w+)((?: \\w+)*) -->\n).*?(<!-- end -->)", Pattern.DOTALL);
    private static final String ALL = "all";
    private static final String BY = "\\s*\\bby\\b\\s*";
    private static final String HANDWRITTEN = Labels.of("HANDWRITTEN");
    private static final Set<String> NO_LIBRARIES =
            Set.of(HANDWRITTEN, Labels.of("DOCUMENTED"), Labels.of("WELL_ARCHITECTED"));
    private static final List<String> MARKS = List.of("✓", "(✓)", "✗", "–", "?");

    private final MatrixDocs matrix;
    private final String link;

    private BehaviourBlocks(MatrixDocs matrix, String link) {
        this.matrix = matrix;
        this.link = link;
    }

    /** Rewrites README.md and the pages under docs. */
    public static void write(Path root) throws IOException {
        var matrix = MatrixDocs.read(Files.readString(root.resolve("docs").resolve(PAGE)));
        for (var page : pages(root)) {
            var text = Files.readString(page);
            var filled = filled(text, matrix, link(root, page));
            if (!filled.equals(text)) {
                Files.writeString(page, filled);
            }
        }
    }

    static String filled(String text, MatrixDocs matrix, String link) {
        var blocks = new BehaviourBlocks(matrix, link);
        return BLOCK.matcher(text)
                .replaceAll(block -> Matcher.quoteReplacement(block.group(1)
                        + blocks.lines(
                                block.group(2), block.group(3), block.group(4).strip())
                        + block.group(5)));
    }

    static List<Path> pages(Path root) throws IOException {
        try (var docs = Files.list(root.resolve("docs"))) {
            var pages = docs.filter(file -> file.toString().endsWith(".md")).sorted();
            return Stream.concat(Stream.of(root.resolve("README.md")), pages).toList();
        }
    }

    /** How a page links to the matrix. */
    static String link(Path root, Path page) {
        return root.equals(page.getParent()) ? "docs/" + PAGE : PAGE;
    }

    private String lines(String kind, String pattern, String arguments) {
        if (kind.equals("totals") && pattern.equals(ALL)) {
            return String.join("\n", totals(matrix.all())) + "\n";
        }
        var table = matrix.table(Labels.of(pattern));
        if (table.isEmpty()) {
            return "";
        }
        return String.join("\n", lines(kind, table.get(), arguments)) + "\n";
    }

    private List<String> lines(String kind, Table table, String arguments) {
        var parts = arguments.split(BY);
        var contenders = parts.length == 1
                ? table.contenders()
                : Stream.of(parts[1].split(" ")).map(Labels::of).toList();
        return switch (kind) {
            case "totals" -> totals(table);
            case "behind" ->
                rows(table.rows().stream().filter(BehaviourBlocks::isBehind).toList(), contenders);
            case "alike" -> List.of(alike(table, contenders));
            default -> rows(Stream.of(parts[0].split(" ")).map(table::existing).toList(), contenders);
        };
    }

    private static List<String> totals(Table table) {
        var lines = new ArrayList<String>();
        lines.add("| | cases | ✓ right | (✓) with a setting | ✗ different | – not offered | ? can't be driven |");
        lines.add("| --- |" + " --: |".repeat(1 + MARKS.size()));
        for (var contender : table.contenders()) {
            var counts = MARKS.stream()
                    .map(mark -> table.rows().stream()
                            .filter(row -> mark.equals(row.marks().get(contender)))
                            .count())
                    .map(String::valueOf);
            var cases = table.rows().stream()
                    .filter(row -> row.marks().containsKey(contender))
                    .count();
            lines.add("| " + contender + " | " + cases + " | " + String.join(" | ", counts.toList()) + " |");
        }
        return lines;
    }

    private List<String> rows(List<Row> rows, List<String> contenders) {
        if (rows.isEmpty()) {
            return List.of("None.");
        }
        var lines = new ArrayList<String>();
        lines.add("| | the right behaviour | " + String.join(" | ", contenders) + " |");
        lines.add("| --- | --- |" + " :-: |".repeat(contenders.size()));
        rows.forEach(row -> lines.add(line(row, contenders)));
        return lines;
    }

    private static String alike(Table table, List<String> contenders) {
        var alike = table.rows().stream()
                .filter(row -> contenders.stream()
                                .map(contender -> mark(row, contender))
                                .distinct()
                                .count()
                        == 1)
                .count();
        return table.heading() + ": " + alike + " of " + table.rows().size() + " rows are alike.";
    }

    /** Whether a library is right, perhaps by a setting, where the hand-written pattern is not. */
    private static boolean isBehind(Row row) {
        return !isRight(row, HANDWRITTEN)
                && row.marks().keySet().stream()
                        .anyMatch(contender -> !NO_LIBRARIES.contains(contender) && isRight(row, contender));
    }

    private static boolean isRight(Row row, String contender) {
        return mark(row, contender).contains("✓");
    }

    private String line(Row row, List<String> contenders) {
        var marks = contenders.stream().map(contender -> mark(row, contender)).toList();
        return "| [" + row.id() + "](" + link + "#" + row.id().toLowerCase(Locale.ROOT) + ") | " + row.title() + " | "
                + String.join(" | ", marks) + " |";
    }

    private static String mark(Row row, String contender) {
        var mark = row.marks().get(contender);
        if (mark == null) {
            throw new IllegalArgumentException("no contender " + contender + " beside " + row.id() + " in " + PAGE);
        }
        return mark;
    }
}
