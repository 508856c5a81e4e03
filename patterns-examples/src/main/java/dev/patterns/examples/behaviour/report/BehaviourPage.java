package dev.patterns.examples.behaviour.report;

import dev.patterns.examples.page.InlinedPage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The matrix as one file, {@code behaviour.html}, drawn from the text of {@code behaviour.json}: with filters, and with
 * the story behind each cell. The address holds the state: {@code behaviour.html#B6a} opens that case.
 *
 * <p>Links to the sources lead from {@code patterns-examples/target/behaviour} to the root of the repository, where the
 * page is written by default.
 */
public final class BehaviourPage {

    private static final InlinedPage PAGE = new InlinedPage(BehaviourPage.class, "behaviour.html");

    private BehaviourPage() {}

    /**
     * Writes the page. Creates missing parent directories.
     *
     * @throws IOException if the file can't be written, or {@code json} is not JSON
     */
    public static void write(Path html, String json) throws IOException {
        PAGE.write(html, json);
    }

    static String render(String json) throws IOException {
        return PAGE.render(json);
    }
}
