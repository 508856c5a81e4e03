package dev.patterns.examples.behaviour.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Plain text as Markdown. */
final class Markdown {

    private static final int WIDTH = 120;

    /** What Markdown takes for markup. An underscore within a word is none: HALF_OPEN. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*\\[\\]<>|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

    /** A word that at the start of a line would begin a list, a heading or a quotation. */
    private static final Pattern STARTS_BLOCK = Pattern.compile("[-+*>=]+|#{1,6}|\\d{1,9}[.)]");

    private Markdown() {}

    /** The text as it is, on one line. */
    static String escape(String text) {
        return MARKUP.matcher(text.strip().replaceAll("\\s+", " ")).replaceAll("\\\\$0");
    }

    /** A paragraph in lines of at most 120 columns; those after the first are indented. */
    static List<String> wrap(String markdown, int indent) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : words(markdown)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent));
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Split at spaces, except before what must not start a line. */
    private static List<String> words(String markdown) {
        var words = new ArrayList<String>();
        for (var word : markdown.split(" ")) {
            if (words.size() > 1 && STARTS_BLOCK.matcher(word).matches()) {
                words.set(words.size() - 1, words.get(words.size() - 1) + " " + word);
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
