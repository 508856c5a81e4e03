import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Writes the results of the last run of the MicroProfile Fault Tolerance TCK into docs/microprofile.md. With
 * {@code --check} it writes nothing, and exits with 1 if the page has other results. Run from the root.
 */
public final class MicroprofileResults {

    private static final Path REPORTS = Path.of("patterns-examples/target/microprofile-tck");
    private static final Path PAGE = Path.of("docs/microprofile.md");
    private static final Path EXCLUDED = Path.of("patterns-examples/src/tck/excluded.txt");
    private static final Path POM = Path.of("patterns-examples/pom.xml");
    private static final Pattern VERSION = Pattern.compile("<microprofile-fault-tolerance.version>(.*?)<");
    private static final Pattern BLOCK = Pattern.compile("(<!-- tck -->\n).*?(<!-- end -->)", Pattern.DOTALL);
    private static final String TCK = "org.eclipse.microprofile.fault.tolerance.tck.";

    /** What a test is about, by the first of these words in the name of its class; the last fits every class. */
    private static final List<String> SUBJECTS =
            List.of("CircuitBreaker", "Retry", "Timeout", "Bulkhead", "Fallback", "Async", "");

    private static final Map<String, String> TITLES = Map.of(
            "CircuitBreaker", "circuit breaker",
            "Async", "asynchronous calls",
            "", "configuration and CDI");

    private final Map<String, int[]> testsAndPassed = new LinkedHashMap<>();

    public static void main(String[] args) throws Exception {
        boolean checks = args.length == 1 && args[0].equals("--check");
        if (args.length > 0 && !checks) {
            System.err.println("usage: java MicroprofileResults.java [--check]");
            System.exit(2);
        }
        var page = Files.readString(PAGE);
        var notListed = Files.readAllLines(EXCLUDED).stream()
                .filter(line -> !line.startsWith("#") && !page.contains("`" + line + "`"))
                .toList();
        if (!notListed.isEmpty()) {
            System.err.println(PAGE + " must list what " + EXCLUDED + " leaves out: " + notListed);
            System.exit(1);
        }
        var updated = BLOCK.matcher(page).replaceFirst("$1" + new MicroprofileResults().results() + "$2");
        if (!checks) {
            Files.writeString(PAGE, updated);
        } else if (!updated.equals(page)) {
            System.err.println(PAGE + " has other results than the run. Without --check, this program writes them.");
            System.exit(1);
        }
    }

    private String results() throws Exception {
        SUBJECTS.forEach(it -> testsAndPassed.put(it, new int[2]));
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(REPORTS, "TEST-*.xml")) {
            for (var report : reports) {
                read(report);
            }
        }
        var table = new StringBuilder("| TCK " + version() + " | tests | passed |\n| --- | --: | --: |\n");
        var sum = new int[2];
        testsAndPassed.forEach((subject, counts) -> {
            table.append(row(TITLES.getOrDefault(subject, subject.toLowerCase(Locale.ROOT)), counts));
            sum[0] += counts[0];
            sum[1] += counts[1];
        });
        if (sum[0] == 0) {
            throw new IOException("there are no results in " + REPORTS);
        }
        return table.append(row("all", sum)).toString();
    }

    private static String version() throws IOException {
        var version = VERSION.matcher(Files.readString(POM));
        if (!version.find()) {
            throw new IOException(POM + " has no " + VERSION);
        }
        return version.group(1);
    }

    private static String row(String title, int[] counts) {
        return "| " + title + " | " + counts[0] + " | " + counts[1] + " |\n";
    }

    private void read(Path report) throws Exception {
        try (InputStream in = Files.newInputStream(report)) {
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            var tests = document.getElementsByTagName("testcase");
            for (int i = 0; i < tests.getLength(); i++) {
                count((Element) tests.item(i));
            }
        }
    }

    private void count(Element test) {
        var className = test.getAttribute("classname");
        if (!className.startsWith(TCK)) {
            return;
        }
        var counts = testsAndPassed.get(subjectOf(className.substring(className.lastIndexOf('.') + 1)));
        counts[0]++;
        boolean passed = Stream.of("failure", "error", "skipped")
                .allMatch(it -> test.getElementsByTagName(it).getLength() == 0);
        counts[1] += passed ? 1 : 0;
    }

    /** The word that comes first in the name. */
    private static String subjectOf(String className) {
        var first = "";
        int position = Integer.MAX_VALUE;
        for (var subject : SUBJECTS) {
            int found = className.indexOf(subject);
            if (!subject.isEmpty() && found >= 0 && found < position) {
                first = subject;
                position = found;
            }
        }
        return first;
    }
}
