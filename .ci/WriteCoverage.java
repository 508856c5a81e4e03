import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes JaCoCo's figures for core into the table of docs/proof.md: lines and branches of each package. */
public final class WriteCoverage {

    private static final Path REPORT = Path.of("patterns-core/target/site/jacoco/jacoco.xml");
    private static final Path PAGE = Path.of("docs/proof.md");
    private static final String BEGIN = "<!-- coverage -->\n";

    private record Covered(long covered, long missed) {

        Covered plus(Covered other) {
            return new Covered(covered + other.covered, missed + other.missed);
        }

        /** Rounded down, so that it never looks like more than it is. */
        String share() {
            long all = covered + missed;
            return all == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 1_000 * covered / all / 10.0);
        }
    }

    private record Row(Covered lines, Covered branches) {

        Row plus(Row other) {
            return new Row(lines.plus(other.lines), branches.plus(other.branches));
        }
    }

    public static void main(String[] args) throws Exception {
        if (!Files.exists(REPORT)) {
            System.err.println("no " + REPORT + ": run mvn verify -P coverage -pl patterns-core");
            System.exit(2);
        }
        write(table(rows()));
    }

    private static Map<String, Row> rows() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var packages = factory.newDocumentBuilder().parse(REPORT.toFile()).getElementsByTagName("package");
        var rows = new TreeMap<String, Row>();
        for (int i = 0; i < packages.getLength(); i++) {
            var each = (Element) packages.item(i);
            var name = each.getAttribute("name").replace('/', '.').replaceAll("^dev\\.patterns\\.?", "");
            for (Node child = each.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element file && file.getTagName().equals("sourcefile") && isOurs(name, file)) {
                    var row = new Row(counter(file, "LINE"), counter(file, "BRANCH"));
                    rows.merge(name.isEmpty() ? "kernel" : name, row, Row::plus);
                }
            }
        }
        return rows;
    }

    /** Not what .ci/GenerateForwarding.java writes. */
    private static boolean isOurs(String packageName, Element source) {
        var path = Path.of("patterns-core/src/generated/java/dev/patterns", packageName.replace('.', '/'));
        return !Files.exists(path.resolve(source.getAttribute("name")));
    }

    private static Covered counter(Element source, String type) {
        for (Node child = source.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element counter && counter.getAttribute("type").equals(type)) {
                return new Covered(number(counter, "covered"), number(counter, "missed"));
            }
        }
        return new Covered(0, 0);
    }

    private static long number(Element element, String attribute) {
        return Long.parseLong(element.getAttribute(attribute));
    }

    private static String table(Map<String, Row> rows) {
        var table = new StringBuilder("| package | lines | branches |\n| --- | --: | --: |\n");
        rows.forEach((name, row) -> table.append(line(name, row)));
        return table.append(line("all", rows.values().stream().reduce(Row::plus).orElseThrow())).toString();
    }

    private static String line(String name, Row row) {
        return "| " + name + " | " + row.lines.share() + " | " + row.branches.share() + " |\n";
    }

    private static void write(String table) throws IOException {
        var page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf("<!-- end -->", begin);
        Files.writeString(PAGE, page.substring(0, begin) + "\n" + table + "\n" + page.substring(end));
        System.out.print(table);
    }
}
