package dev.patterns.bench.report;

import dev.patterns.bench.result.BenchResult;
import dev.patterns.bench.result.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes measured figures into the docs: each block between {@code <!-- figures: TOPIC -->} and {@code <!-- end -->}
 * becomes a table of the newest kept result of each JDK. Nothing in such a block is typed by hand, and a test compares.
 */
public final class BenchDocs {

    /** Where results are kept, from the project's root. */
    public static final Path RESULTS = Path.of("patterns-bench", "results");

    private static final Pattern BLOCK =
            Pattern.compile("(<!-- figures: ([\\w, ]+?) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    private static final Pattern RATIOS = Pattern.compile("(<!-- ratios -->\\n).*?(<!-- end -->)", Pattern.DOTALL);

    private BenchDocs() {}

    public static void write(Path root) throws IOException {
        for (var page : pages(root)) {
            var text = Files.readString(page);
            var written = withFigures(text, newestOfEachJdk(root.resolve(RESULTS)));
            if (!written.equals(text)) {
                Files.writeString(page, written);
                System.out.println("written: " + page);
            }
        }
    }

    /** README.md and the pages under docs. */
    static List<Path> pages(Path root) throws IOException {
        var pages = new ArrayList<Path>();
        pages.add(root.resolve("README.md"));
        try (var docs = Files.list(root.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    static String withFigures(String text, List<BenchResult> results) {
        var withTables = BLOCK.matcher(text).replaceAll(block -> quoted(block, results));
        return RATIOS.matcher(withTables)
                .replaceAll(block ->
                        Matcher.quoteReplacement(block.group(1) + SpeedSummary.table(results) + block.group(2)));
    }

    private static String quoted(MatchResult block, List<BenchResult> results) {
        var table = table(List.of(block.group(2).split(",\\s*")), results);
        return Matcher.quoteReplacement(block.group(1) + table + block.group(3));
    }

    private static String table(List<String> topics, List<BenchResult> results) {
        var text = new StringBuilder();
        for (var result : results) {
            text.append(String.format(
                    Locale.ROOT,
                    "JDK %s, %s collector, %s, %s (%s):%n%n",
                    feature(result),
                    result.collector(),
                    result.machine(),
                    result.date(),
                    result.settings().getOrDefault("run", "")));
            text.append("| work | threads | hand-written | beside it |\n| --- | --- | --- | --- |\n");
            groups(result, topics).values().forEach(rows -> text.append(line(rows)));
            text.append("\n");
        }
        return text.toString();
    }

    private static LinkedHashMap<String, List<Row>> groups(BenchResult result, List<String> topics) {
        var groups = new LinkedHashMap<String, List<Row>>();
        result.rows().stream()
                .filter(row -> topics.contains(row.topic()))
                .forEach(row -> groups.computeIfAbsent(row.group(), group -> new ArrayList<>())
                        .add(row));
        return groups;
    }

    private static String line(List<Row> rows) {
        var first = rows.get(0);
        var ours = rows.stream()
                .filter(row -> row.contender().equals(Row.BASELINE))
                .findFirst();
        var others = rows.stream()
                .filter(row -> !row.contender().equals(Row.BASELINE))
                .map(row -> name(row.contender()) + " " + figure(row)
                        + (row.ratio() == null ? "" : " (" + Table.ratio(row) + ")"))
                .toList();
        return "| " + first.work() + " | " + first.threads() + " | "
                + ours.map(BenchDocs::figure).orElse("") + " | " + String.join("; ", others) + " |\n";
    }

    private static String figure(Row row) {
        return Table.figure(row.value()) + " " + row.unit()
                + (row.bytes() == null ? "" : ", " + Table.figure(row.bytes()) + " B");
    }

    static String name(String contender) {
        return switch (contender) {
            case "RESILIENCE4J" -> "Resilience4j";
            case "FAILSAFE" -> "Failsafe";
            case "HIKARICP" -> "HikariCP";
            case "AGROAL" -> "Agroal";
            case "DIRECT" -> "bare call";
            case "HANDWRITTEN_WITH_BUDGET" -> "with a budget";
            case "HANDWRITTEN_WITH_AWS_BUDGET" -> "with AWS's budget";
            case "HANDWRITTEN_WITH_GRPC_BUDGET" -> "with gRPC's";
            case "HANDWRITTEN_WITH_FINAGLE_BUDGET" -> "with Finagle's";
            case "HANDWRITTEN_WITH_ENVOY_BUDGET" -> "with Envoy's";
            case "HANDWRITTEN_WITH_GOOGLE_THROTTLE" -> "with Google's throttle";
            case "HANDWRITTEN_WITH_DEADLINE" -> "with a deadline";
            default -> contender;
        };
    }

    /** The newest result of each JDK, on the default collector, the oldest JDK first. */
    static List<BenchResult> newestOfEachJdk(Path results) throws IOException {
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        var newest = new java.util.TreeMap<Integer, BenchResult>();
        try (var files = Files.list(results)) {
            for (var file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                var result = BenchResult.read(file);
                if (result.collector().equals("G1")) {
                    newest.merge(
                            feature(result),
                            result,
                            (one, other) ->
                                    Comparator.comparing(BenchResult::date).compare(one, other) > 0 ? one : other);
                }
            }
        }
        return List.copyOf(newest.values());
    }

    static int feature(BenchResult result) {
        return Runtime.Version.parse(result.jdk().substring(result.jdk().lastIndexOf(' ') + 1))
                .feature();
    }
}
