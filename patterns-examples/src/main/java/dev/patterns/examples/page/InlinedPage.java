package dev.patterns.examples.page;

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
 * A page as one file: a template with its style sheets, its scripts and the data embedded. It can be mailed, printed
 * and opened without a network.
 *
 * @param owner the class beside whose resources the template is. Files that are not there are taken from this package
 * @param template name of the HTML file. It loads {@code .css} and {@code .js} files and has an element that holds
 * <code>{"placeholder": "the result"}</code>
 */
public record InlinedPage(Class<?> owner, String template) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The two kinds of elements by which the template loads a file. */
    private static final Pattern LOADED =
            Pattern.compile("<link rel=\"stylesheet\" href=\"([a-z.]+)\">|<script src=\"([a-z.]+)\"></script>");

    private static final String DATA = "{\"placeholder\": \"the result\"}";

    /** More precise than a pixel or a printed figure, and halves the size of the file. */
    private static final MathContext FIVE_DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

    /**
     * Writes the page. Creates missing parent directories.
     *
     * @throws IOException if the file can't be written, or {@code json} is not JSON
     */
    public void write(Path html, String json) throws IOException {
        var page = render(json);
        Files.createDirectories(html.toAbsolutePath().getParent());
        Files.writeString(html, page);
    }

    /** @throws IOException if {@code json} is not JSON */
    public String render(String json) throws IOException {
        var page = new StringBuilder(render());
        int data = page.indexOf(DATA);
        return page.replace(data, data + DATA.length(), embeddable(json)).toString();
    }

    /** The page without data, for a template that has no element for them. */
    public String render() throws IOException {
        var text = resource(template);
        var page = new StringBuilder(text.length());
        var loaded = LOADED.matcher(text);
        int end = 0;
        while (loaded.find()) {
            page.append(text, end, loaded.start()).append(inline(loaded.group(1), loaded.group(2)));
            end = loaded.end();
        }
        return page.append(text, end, text.length()).toString();
    }

    private String inline(@Nullable String style, String script) throws IOException {
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

    private String resource(String name) throws IOException {
        try (var own = owner.getResourceAsStream(name);
                var shared = InlinedPage.class.getResourceAsStream(name)) {
            var in = own == null ? shared : own;
            if (in == null) {
                throw new FileNotFoundException(name + " is missing beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
