package dev.patterns.examples.collapse;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.ServiceDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The example in {@code docs/collapse.md}. */
public final class CollapseDocs {

    /**
     * The example of Bronson, Aghayev, Charapko and Zhu, "Metastable Failures in Distributed Systems", HotOS 2021: a
     * database that serves 300 queries a second, a timeout of a second, one retry, 280 requests a second.
     */
    public static final ServiceDescription HOTOS = new ServiceDescription(
            new DependencyDescription(280, Duration.ofMillis(100), Duration.ofMillis(100), 0, 30, 1),
            new CurrentSettings(
                    Optional.of(Duration.ofSeconds(1)),
                    OptionalInt.of(2),
                    Optional.of(Duration.ZERO),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty()));

    private static final String PAGE = "collapse.md";
    private static final String BEGIN = "<!-- collapse: hotos -->\n";
    private static final String END = "<!-- end -->\n";

    private CollapseDocs() {}

    /** Replaces the block of output in the page. */
    public static void write(Path docs, CollapseResult result) throws IOException {
        var page = docs.resolve(PAGE);
        Files.writeString(page, filledInto(Files.readString(page), result));
    }

    static String filledInto(String page, CollapseResult result) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin)
                + "\n```\n"
                + String.join("\n", CollapseText.lines(result))
                + "\n```\n\n"
                + page.substring(page.indexOf(END, begin));
    }
}
