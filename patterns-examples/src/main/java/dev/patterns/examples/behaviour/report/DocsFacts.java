package dev.patterns.examples.behaviour.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@link BehaviourDocs} says about each case and each cell, read back from its text.
 *
 * <pre>
 *   B6a                  title and link to the source
 *   B6a, Expected        the text
 *   B6a, Failsafe        the mark, and what was seen
 * </pre>
 */
final class DocsFacts {

    /** Depends on which contenders were run, so that it is no fact about a case. */
    static final String TIME = "Time";

    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern ITEM = Pattern.compile("- ([^:]+): (.*)");

    private final Map<String, String> facts = new LinkedHashMap<>();

    private DocsFacts() {}

    static Map<String, String> of(String markdown) {
        var read = new DocsFacts();
        var columns = List.<String>of();
        var id = "";
        var key = "";
        for (var line : markdown.lines().toList()) {
            var item = ITEM.matcher(line);
            if (line.startsWith("| case |")) {
                columns = cells(line);
            } else if (line.startsWith("| [")) {
                read.row(columns, cells(line));
            } else if (line.startsWith("### ")) {
                id = line.substring(4);
                key = "";
            } else if (!id.isEmpty() && item.matches()) {
                key = id + ", " + item.group(1);
                read.add(key, item.group(2));
            } else if (!key.isEmpty() && line.startsWith("  ")) {
                read.add(key, line.strip());
            } else {
                key = "";
            }
        }
        read.facts.keySet().removeIf(name -> name.endsWith(", " + TIME));
        return read.facts;
    }

    private void row(List<String> columns, List<String> cells) {
        var id = cells.get(0).replaceAll("\\[(.*?)].*", "$1");
        add(id, cells.get(1) + " in " + cells.get(0));
        for (int i = 2; i < columns.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                add(id + ", " + columns.get(i), cells.get(i));
            }
        }
    }

    private void add(String key, String text) {
        facts.merge(key, text, (before, more) -> before + " " + more);
    }

    static List<String> cells(String row) {
        var cells = new ArrayList<String>();
        for (var cell : BAR.split(row)) {
            cells.add(cell.strip().replace("**", ""));
        }
        return cells.subList(1, cells.size());
    }
}
