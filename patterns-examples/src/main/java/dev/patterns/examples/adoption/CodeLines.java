package dev.patterns.examples.adoption;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the lines of a Java text that are neither blank nor only comment. */
final class CodeLines {

    /** Text in quotes comes before comments: what looks like a comment in it is none. */
    private static final Pattern TOKEN = Pattern.compile(
            "(\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+')"
                    + "|//[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/",
            Pattern.DOTALL);

    private CodeLines() {}

    static int count(String java) {
        var code = TOKEN.matcher(java)
                .replaceAll(token ->
                        token.group(1) == null ? breaks(token.group()) : Matcher.quoteReplacement(token.group()));
        return (int) code.lines().filter(line -> !line.isBlank()).count();
    }

    /** A comment's line breaks stay, so that code before and after it is not on one line. */
    private static String breaks(String comment) {
        return comment.replaceAll("[^\\n]", "");
    }
}
