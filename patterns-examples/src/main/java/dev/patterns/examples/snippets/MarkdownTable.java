package dev.patterns.examples.snippets;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints tables as they are in the docs. */
final class MarkdownTable {

    private MarkdownTable() {}

    static void heading(PrintStream out, String... cells) {
        out.println();
        row(out, cells[0], Arrays.copyOfRange(cells, 1, cells.length));
        out.println("| --- ".repeat(cells.length) + "|");
    }

    static void row(PrintStream out, String first, String... others) {
        out.println(Stream.concat(Stream.of(first), Stream.of(others)).collect(Collectors.joining(" | ", "| ", " |")));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
}
