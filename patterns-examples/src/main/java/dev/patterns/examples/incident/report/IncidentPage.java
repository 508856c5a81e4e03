package dev.patterns.examples.incident.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The incident's report as one file: {@code report.html} with its style sheet, its scripts and the result embedded. It
 * can be mailed, printed and opened without a network.
 *
 * <p>The input is the text of {@code incident.json}, so that a published file gives the same page and this package
 * needs no other type of the incident. Every field but {@code acts} may be missing.
 *
 * <p>If the result has an {@code explorer}, the page lets the reader choose tier and fixes and shows the run that was
 * made in advance with that choice:
 *
 * <pre>{@code
 * "explorer": {
 *   "fixes": ["timeout", "breaker", …], "tiers": ["handwritten", "library", "documented"],
 *   "defaultTier": "handwritten", "defaultFixes": ["timeout"],
 *   "step": 1,                                  seconds between two points of a series; default 1
 *   "notes": {"documented": "…"},               text to show for a tier; optional
 *   "runs": {"<tier>/<bit mask of fixes, bit i for fixes[i]>": {
 *     "successRate": …, and the other figures of an act, "series": {
 *       "successRate": […], "p50Millis": […], "p95Millis": […], "connectionsInUse": […], "connectionsWaiting": […],
 *       "breaker": "CCCOOOHC-"}}},              closed, open, half-open, none
 *   "seeds": 20, "ablation": [                  default: computed from the runs
 *     {"label": "retry", "tier": "library", "fixes": ["retry"], "successMean": …, "successSpread": …, figures}]}
 * }</pre>
 */
public final class IncidentPage {

    private static final JsonFactory JSON = new JsonFactory();

    /** The two kinds of elements by which the template loads a file. */
    private static final Pattern LOADED =
            Pattern.compile("<link rel=\"stylesheet\" href=\"([a-z.]+)\">|<script src=\"([a-z.]+)\"></script>");

    private static final String DATA = "{\"placeholder\": \"the result\"}";

    /** More precise than a pixel or a printed figure, and halves the size of the file. */
    private static final MathContext FIVE_DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

    private IncidentPage() {}

    /**
     * Writes the page. Creates missing parent directories.
     *
     * @throws IOException if the file can't be written, or {@code json} is not JSON
     */
    public static void write(Path html, String json) throws IOException {
        var page = render(json);
        Files.createDirectories(html.toAbsolutePath().getParent());
        Files.writeString(html, page);
    }

    static String render(String json) throws IOException {
        var template = resource("report.html");
        var page = new StringBuilder(template.length() + json.length());
        var loaded = LOADED.matcher(template);
        int end = 0;
        while (loaded.find()) {
            page.append(template, end, loaded.start()).append(inline(loaded.group(1), loaded.group(2)));
            end = loaded.end();
        }
        page.append(template, end, template.length());
        int data = page.indexOf(DATA);
        return page.replace(data, data + DATA.length(), embeddable(json)).toString();
    }

    private static String inline(@Nullable String style, String script) throws IOException {
        return style != null
                ? "<style>\n" + resource(style) + "</style>"
                : "<script>\n" + resource(script) + "</script>";
    }

    /**
     * The same JSON without white space, with fractions of at most five digits, and with {@code <} escaped: it begins
     * {@code </script>} and {@code <!--}, which would end the element that holds the JSON.
     */
    private static String embeddable(String json) throws IOException {
        var compact = new StringWriter();
        try (var parser = JSON.createParser(json);
                var generator = JSON.createGenerator(compact)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
                    generator.writeNumber(rounded(parser));
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        }
        return compact.toString().replace("<", "\\u003c");
    }

    private static BigDecimal rounded(JsonParser parser) throws IOException {
        return parser.getDecimalValue().round(FIVE_DIGITS).stripTrailingZeros();
    }

    private static String resource(String name) throws IOException {
        try (var in = IncidentPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name + " is missing beside " + IncidentPage.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
