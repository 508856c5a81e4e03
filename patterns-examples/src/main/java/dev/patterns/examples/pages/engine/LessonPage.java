package dev.patterns.examples.pages.engine;

import dev.patterns.examples.page.InlinedPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A page about one pattern.
 *
 * @param id name of the file, without its ending
 * @param title the pattern's name
 * @param lead one or two sentences for a reader that has never heard of it
 * @param played the shipped class that the runs use
 * @param guide the page in {@code docs} with all settings
 * @param steps first one client, then many; the last is the sandbox
 */
public record LessonPage(String id, String title, String lead, Class<?> played, String guide, List<Step> steps) {

    private static final InlinedPage TEMPLATE = new InlinedPage(LessonPage.class, "lesson.html");

    /** The whole page: one file that needs no network. The same code gives the same text on each JDK. */
    public String render() {
        try {
            return TEMPLATE.render(LessonJson.of(this)).replace("{title}", title);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** Name of the file in {@code docs/pages}. */
    public String file() {
        return id + ".html";
    }
}
