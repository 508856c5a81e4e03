package dev.patterns.examples.pages;

import dev.patterns.examples.page.InlinedPage;
import dev.patterns.examples.pages.engine.LessonPage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The page that lists the others. */
final class PageIndex {

    private static final InlinedPage TEMPLATE = new InlinedPage(PageIndex.class, "index.html");

    private PageIndex() {}

    static String of(List<LessonPage> pages) throws IOException {
        var items = pages.stream().map(PageIndex::item).collect(Collectors.joining("\n"));
        return TEMPLATE.render().replace("{pages}", items);
    }

    private static String item(LessonPage page) {
        return """
                    <li>
                      <h2><a href="%s">%s</a></h2>
                      <p>%s</p>
                      <p class="note">%d steps</p>
                    </li>""".formatted(
                        page.file(), page.title(), page.lead(), page.steps().size());
    }
}
