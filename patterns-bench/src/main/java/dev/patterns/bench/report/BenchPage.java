package dev.patterns.bench.report;

import dev.patterns.bench.result.BenchResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The result as one self-contained HTML file: {@code bench-page.html} with the result written into it. */
public final class BenchPage {

    private static final String DATA = "{\"placeholder\": \"the result\"}";

    private BenchPage() {}

    public static void write(BenchResult result, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, render(result));
    }

    static String render(BenchResult result) throws IOException {
        try (var template = BenchPage.class.getResourceAsStream("bench-page.html")) {
            if (template == null) {
                throw new IOException("bench-page.html is missing from the jar");
            }
            var page = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            return page.replace(DATA, result.toJson().replace("<", "\\u003c"));
        }
    }
}
