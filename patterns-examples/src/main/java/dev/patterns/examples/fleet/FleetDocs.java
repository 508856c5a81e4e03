package dev.patterns.examples.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page about fleets: its tables, in blocks between {@code <!-- fleet: id -->} and {@code <!-- end -->}, and its
 * pictures. The rest of the page is written by hand.
 */
public final class FleetDocs {

    private static final String PAGE = "fleet.md";
    private static final String OUTAGE_PICTURE = "images/fleet-outage.svg";
    private static final String BAD_CLIENT_PICTURE = "images/fleet-bad-client.svg";
    private static final Pattern BLOCK = Pattern.compile("(<!-- fleet: (\\S+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    private FleetDocs() {}

    /**
     * The page and its pictures.
     *
     * @param docs the directory, with the page as it is
     * @return the text of each file, by its path in the directory
     */
    public static Map<String, String> render(Path docs, FleetResults results) throws IOException {
        var files = new TreeMap<String, String>();
        files.put(PAGE, filledInto(Files.readString(docs.resolve(PAGE)), results.markdown()));
        files.put(OUTAGE_PICTURE, FleetPicture.svg(FleetTables.outagePicture(), results));
        files.put(BAD_CLIENT_PICTURE, FleetPicture.svg(FleetTables.badClientPicture(), results));
        return files;
    }

    public static void write(Path docs, FleetResults results) throws IOException {
        for (var file : render(docs, results).entrySet()) {
            Files.writeString(docs.resolve(file.getKey()), file.getValue());
        }
    }

    private static String filledInto(String page, Map<String, String> tables) {
        return BLOCK.matcher(page)
                .replaceAll(block -> Matcher.quoteReplacement(
                        block.group(1) + tables.getOrDefault(block.group(2), "no such table\n") + block.group(3)));
    }
}
