package dev.patterns.examples.published;

import dev.patterns.examples.published.PublishedResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The page about the published results, and its pictures. */
public final class EvidenceDocs {

    private static final String PAGE = "evidence.md";
    private static final String PICTURES = "images/evidence";
    private static final Pattern LINE = Pattern.compile("(.{1,118})( |$)");

    private EvidenceDocs() {}

    /**
     * The page and its pictures.
     *
     * @return the text of each file, by its path in the directory of the docs
     */
    public static Map<String, String> render(List<Outcome> outcomes) {
        var files = new TreeMap<String, String>();
        files.put(PAGE, page(outcomes));
        for (var outcome : outcomes) {
            files.put(picture(outcome), EvidencePicture.svg(outcome.comparisons()));
        }
        return files;
    }

    /** Writes the files, and deletes the pictures of results that are no longer there. */
    public static void write(Path docs, List<Outcome> outcomes) throws IOException {
        var files = render(outcomes);
        for (var old : read(docs).keySet()) {
            if (!files.containsKey(old)) {
                Files.delete(docs.resolve(old));
            }
        }
        Files.createDirectories(docs.resolve(PICTURES));
        for (var file : files.entrySet()) {
            Files.writeString(docs.resolve(file.getKey()), file.getValue());
        }
    }

    /** The files that are there, as {@link #render} returns them. */
    public static Map<String, String> read(Path docs) throws IOException {
        var files = new TreeMap<String, String>();
        if (Files.exists(docs.resolve(PAGE))) {
            files.put(PAGE, Files.readString(docs.resolve(PAGE)));
        }
        if (Files.isDirectory(docs.resolve(PICTURES))) {
            try (var pictures = Files.newDirectoryStream(docs.resolve(PICTURES), "*.svg")) {
                for (var picture : pictures) {
                    files.put(PICTURES + "/" + picture.getFileName(), Files.readString(picture));
                }
            }
        }
        return files;
    }

    private static String page(List<Outcome> outcomes) {
        long sources = outcomes.stream()
                .map(outcome -> outcome.result().source())
                .distinct()
                .count();
        var page = new StringBuilder("# Evidence\n\n");
        page.append(wrapped(("%d published results from %d sources, run again with the shipped classes in virtual time."
                        + " Each figure stands beside the published one. The last column says how far they may differ,"
                        + " and why. The command `evidence` fails if one is out of its bounds:")
                .formatted(outcomes.size(), sources)));
        page.append("\n    mvn -q compile exec:java -Dexec.args=\"evidence\"\n\n");
        page.append(wrapped("No figure is typed in by hand: `evidence --write-docs` writes this page and its pictures,"
                + " and `PublishedResultsTest` compares them with the code."));
        outcomes.forEach(outcome -> page.append(section(outcome)));
        return page.toString();
    }

    private static String section(Outcome outcome) {
        var result = outcome.result();
        var section = new StringBuilder("\n## " + result.title() + "\n\n");
        section.append(wrapped(result.source().markdown() + ". " + result.setting()))
                .append('\n');
        section.append("| | published | ours | tolerance |\n| --- | --- | --- | --- |\n");
        for (var comparison : outcome.comparisons()) {
            section.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            comparison.figure(),
                            comparison.publishedText(),
                            comparison.oursText(),
                            comparison.tolerance()));
        }
        return section.append("\n![Published and ours as bars: %s](%s)\n".formatted(result.title(), picture(outcome)))
                .toString();
    }

    private static String picture(Outcome outcome) {
        return PICTURES + "/" + outcome.result().id() + ".svg";
    }

    private static String wrapped(String text) {
        return LINE.matcher(text).replaceAll("$1\n");
    }
}
