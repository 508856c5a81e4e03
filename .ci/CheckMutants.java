import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Checks PIT's report on core: the share of mutants that the tests kill in each pattern, against its goal; and that
 * each mutant that survives is listed in {@code survivors.txt} with a reason. Exit status 1 if a goal is missed or a
 * survivor is not listed. {@code --write-docs} writes the table of docs/proof.md.
 *
 * <p>A mutant has no line number in the list, as those change: it is the n-th of its mutator in its method, in the
 * order of the code. A method's lambdas count as the method.
 */
public final class CheckMutants {

    private static final Path REPORTS = Path.of("patterns-core/target/pit-reports");
    private static final Path SURVIVORS = Path.of("patterns-core/src/mutation/survivors.txt");
    private static final Path PAGE = Path.of("docs/proof.md");
    private static final Set<String> KINDS = Set.of("equivalent", "faster", "race", "no test");
    private static final Map<String, Double> GOALS =
            Map.of("circuitbreaker", 0.9, "retry", 0.9, "timeout", 0.9, "fallback", 0.9, "pool", 0.85);

    /** A line of the report, or of the list; the number counts from 1. */
    private record Mutant(String type, String method, String mutator, int number) {
        @Override
        public String toString() {
            return type + " | " + method + " | " + mutator + " " + number;
        }
    }

    private record Result(Mutant mutant, boolean killed, boolean timedOut, String line, String change) {
        String pattern() {
            var packages = mutant.type.split("\\.");
            return packages.length == 1 ? "kernel" : packages[0];
        }
    }

    private int failures;

    public static void main(String[] args) throws Exception {
        boolean writes = args.length == 1 && args[0].equals("--write-docs");
        if (args.length > 0 && !writes) {
            System.err.println("usage: java CheckMutants.java [--write-docs]");
            System.exit(2);
        }
        if (!Files.exists(REPORTS)) {
            System.err.println("no " + REPORTS + ": run mvn verify -P mutation -pl patterns-core");
            System.exit(2);
        }
        System.exit(new CheckMutants().check(writes) ? 0 : 1);
    }

    private boolean check(boolean writes) throws Exception {
        var results = results();
        var reasons = reasons();
        var table = table(results);
        System.out.println(table);
        checkGoals(results);
        checkList(results, reasons);
        if (writes && failures == 0) {
            write(table + "\n" + summary(results, reasons));
        }
        return failures == 0;
    }

    private static List<Result> results() throws Exception {
        var elements = new ArrayList<Element>();
        try (var files = Files.walk(REPORTS)) {
            for (var file : files.filter(it -> it.endsWith("mutations.xml")).toList()) {
                var nodes = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getElementsByTagName("mutation");
                for (int i = 0; i < nodes.getLength(); i++) {
                    elements.add((Element) nodes.item(i));
                }
            }
        }
        elements.sort(Comparator.comparingInt((Element each) -> Integer.parseInt(text(each, "lineNumber")))
                .thenComparing(each -> text(each, "mutatedMethod"))
                .thenComparingInt(each -> Integer.parseInt(text(each, "index"))));
        var numbers = new HashMap<String, Integer>();
        var results = new ArrayList<Result>();
        for (var each : elements) {
            var type = text(each, "mutatedClass").replace("dev.patterns.", "");
            var method = text(each, "mutatedMethod").replaceAll("^lambda\\$(.+)\\$\\d+$", "$1");
            var mutator = text(each, "mutator").replaceAll(".*\\.|Mutator$", "");
            int number = numbers.merge(type + method + mutator, 1, Integer::sum);
            results.add(new Result(
                    new Mutant(type, method, mutator, number),
                    each.getAttribute("detected").equals("true"),
                    each.getAttribute("status").equals("TIMED_OUT"),
                    text(each, "sourceFile") + ":" + text(each, "lineNumber"),
                    text(each, "description")));
        }
        return results;
    }

    private static String text(Element element, String tag) {
        return element.getElementsByTagName(tag).item(0).getTextContent();
    }

    /** The list: {@code type | method | mutator number | kind: reason}. */
    private static Map<Mutant, String> reasons() throws IOException {
        var reasons = new LinkedHashMap<Mutant, String>();
        for (var line : Files.readAllLines(SURVIVORS)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var parts = line.split(" \\| ", 4);
            var mutator = parts.length == 4 ? parts[2].split(" ") : new String[0];
            if (mutator.length != 2 || !KINDS.contains(kind(parts[3]))) {
                throw new IllegalArgumentException(
                        "a line of " + SURVIVORS + " must be type | method | mutator number | kind: reason,"
                                + " with one of " + KINDS + ", but was " + line);
            }
            var mutant = new Mutant(parts[0], parts[1], mutator[0], Integer.parseInt(mutator[1]));
            if (reasons.put(mutant, parts[3]) != null) {
                throw new IllegalArgumentException(SURVIVORS + " must list a mutant once, but has twice " + mutant);
            }
        }
        return reasons;
    }

    private static String kind(String reason) {
        return reason.split(":")[0];
    }

    private static Map<String, List<Result>> byPattern(List<Result> results) {
        return results.stream().collect(groupingBy(Result::pattern, TreeMap::new, toList()));
    }

    private static String table(List<Result> results) {
        var table = new StringBuilder();
        table.append("| package | classes | mutants | killed | of them by time-out | share | goal |\n");
        table.append("| --- | --: | --: | --: | --: | --: | --: |\n");
        byPattern(results).forEach((pattern, its) -> {
            var goal = GOALS.get(pattern);
            table.append(row(pattern, its, goal == null ? "" : percent(goal)));
        });
        return table.append(row("all", results, "")).toString();
    }

    private static String row(String name, List<Result> results, String goal) {
        var types = new HashSet<String>();
        results.forEach(each -> types.add(each.mutant.type.replaceAll("\\$.*", "")));
        long timedOut = results.stream().filter(Result::timedOut).count();
        var share = percent(share(results));
        return "| %s | %d | %d | %d | %d | %s | %s |\n"
                .formatted(name, types.size(), results.size(), killed(results), timedOut, share, goal);
    }

    private static long killed(List<Result> results) {
        return results.stream().filter(Result::killed).count();
    }

    private static double share(List<Result> results) {
        return killed(results) / (double) results.size();
    }

    /** Rounded down, so that a missed goal never looks reached. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1_000 + 1e-9) / 10);
    }

    private void checkGoals(List<Result> results) {
        var byPattern = byPattern(results);
        new TreeMap<>(GOALS).forEach((pattern, goal) -> {
            var its = byPattern.getOrDefault(pattern, List.of());
            if (its.isEmpty() || share(its) < goal) {
                fail(pattern + ": " + (its.isEmpty() ? "no mutants" : percent(share(its)) + " killed, the goal is "
                        + percent(goal)));
            }
        });
    }

    private void checkList(List<Result> results, Map<Mutant, String> reasons) {
        var survivors = new HashSet<Mutant>();
        for (var each : results) {
            if (!each.killed) {
                survivors.add(each.mutant);
                if (!reasons.containsKey(each.mutant)) {
                    fail("not listed: " + each.mutant + "   (" + each.line + ", " + each.change + ")");
                }
            }
        }
        var all = results.stream().map(Result::mutant).toList();
        for (var listed : reasons.keySet()) {
            if (!all.contains(listed)) {
                fail("listed, but there is no such mutant: " + listed);
            } else if (!survivors.contains(listed)) {
                System.out.println("note   listed, but killed this time: " + listed);
            }
        }
    }

    private void fail(String what) {
        failures++;
        System.out.println("FAILED " + what);
    }

    private static String summary(List<Result> results, Map<Mutant, String> reasons) {
        var kinds = new TreeMap<String, Integer>();
        results.stream()
                .filter(each -> !each.killed)
                .forEach(each -> kinds.merge(kind(reasons.get(each.mutant)), 1, Integer::sum));
        var summary = new StringBuilder("The survivors: ");
        kinds.forEach((kind, count) -> summary.append(count).append(" ").append(kind).append(", "));
        return summary.replace(summary.length() - 2, summary.length(), ".\n").toString();
    }

    private static void write(String block) throws IOException {
        var page = Files.readString(PAGE);
        int begin = page.indexOf("<!-- mutation -->\n") + "<!-- mutation -->\n".length();
        int end = page.indexOf("<!-- end -->", begin);
        Files.writeString(PAGE, page.substring(0, begin) + "\n" + block + "\n" + page.substring(end));
    }
}
