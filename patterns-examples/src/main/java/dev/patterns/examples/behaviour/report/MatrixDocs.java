package dev.patterns.examples.behaviour.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The matrix, read back from {@code docs/behaviour.md}: a table a pattern, a row a case, a mark a contender. */
final class MatrixDocs {

    /** A table of the page. Contenders are named as in its header, without emphasis. */
    record Table(String heading, List<String> contenders, List<Row> rows) {

        Row existing(String id) {
            return rows.stream()
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no case " + id + " in behaviour.md"));
        }
    }

    /** A case: its title as Markdown, and the mark of each contender. */
    record Row(String id, String title, Map<String, String> marks) {}

    private static final Pattern LINK = Pattern.compile("\\[(.*)]\\([^)]*\\)");

    private final List<Table> tables = new ArrayList<>();

    private MatrixDocs() {}

    static MatrixDocs read(String page) {
        var read = new MatrixDocs();
        var heading = "";
        List<String> columns = List.of();
        for (var line : page.lines().toList()) {
            if (line.startsWith("## ")) {
                heading = line.substring(3);
            } else if (line.startsWith("| case |")) {
                columns = DocsFacts.cells(line);
                read.tables.add(new Table(heading, columns.subList(2, columns.size()), new ArrayList<>()));
            } else if (line.startsWith("| [") && !read.tables.isEmpty()) {
                read.last().rows().add(row(columns, DocsFacts.cells(line)));
            }
        }
        return read;
    }

    /** Empty if the page has no case of the pattern. */
    Optional<Table> table(String heading) {
        return tables.stream().filter(table -> table.heading().equals(heading)).findFirst();
    }

    /** The rows of all patterns, with every contender. A row has no mark of a contender of another pattern. */
    Table all() {
        return new Table(
                "All",
                tables.stream()
                        .flatMap(table -> table.contenders().stream())
                        .distinct()
                        .toList(),
                tables.stream().flatMap(table -> table.rows().stream()).toList());
    }

    private Table last() {
        return tables.get(tables.size() - 1);
    }

    private static Row row(List<String> columns, List<String> cells) {
        var marks = new LinkedHashMap<String, String>();
        for (int i = 2; i < columns.size(); i++) {
            marks.put(columns.get(i), cells.get(i));
        }
        return new Row(text(cells.get(0)), text(cells.get(1)), marks);
    }

    private static String text(String link) {
        return LINK.matcher(link).replaceAll("$1");
    }
}
