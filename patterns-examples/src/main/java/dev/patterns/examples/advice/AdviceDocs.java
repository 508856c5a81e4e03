package dev.patterns.examples.advice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page about advice: its block is what the command prints. */
public final class AdviceDocs {

    private static final String PAGE = "advice.md";
    private static final Pattern BLOCK =
            Pattern.compile("(<!-- advice -->\n```text\n).*?(```\n<!-- end -->)", Pattern.DOTALL);

    private AdviceDocs() {}

    /** Writes the advice into the page's block. */
    public static void write(Path docs, Advice advice) throws IOException {
        Files.writeString(docs.resolve(PAGE), filled(read(docs), advice));
    }

    static String read(Path docs) throws IOException {
        return Files.readString(docs.resolve(PAGE));
    }

    static String filled(String page, Advice advice) {
        return BLOCK.matcher(page)
                .replaceAll(block -> Matcher.quoteReplacement(block.group(1) + advice + block.group(2)));
    }
}
