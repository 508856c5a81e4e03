package dev.patterns.examples.pages;

import dev.patterns.examples.pages.engine.LessonPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All pages, and the page that lists them. */
public final class Pages {

    private static final List<Supplier<LessonPage>> PAGES = List.of(
            CircuitBreakerPage::page,
            RetryPage::page,
            PoolPage::page,
            TimeoutPage::page,
            FallbackPage::page,
            HedgePage::page,
            BulkheadPage::page,
            RateLimiterPage::page);

    private Pages() {}

    /** Runs everything that the pages show, which takes a second for each page. */
    public static List<LessonPage> all() {
        return PAGES.stream().map(Supplier::get).toList();
    }

    /** Writes each page and the index to the folder, and returns the files. */
    public static List<Path> write(Path folder, List<LessonPage> pages) throws IOException {
        Files.createDirectories(folder);
        var written = new ArrayList<Path>();
        for (var page : pages) {
            written.add(Files.writeString(folder.resolve(page.file()), page.render()));
        }
        written.add(Files.writeString(folder.resolve("index.html"), PageIndex.of(pages)));
        return written;
    }
}
