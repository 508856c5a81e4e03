package dev.patterns.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.page.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed pages in a headless Chromium. Skipped where there is none. Screenshots go to target/pages-browser. */
class PagesBrowserTest {

    private static final Path DOCS = Path.of("../docs/pages").toAbsolutePath().normalize();
    private static final Path SHOTS = Path.of("target", "pages-browser");
    private static final Path BREAKER = DOCS.resolve("circuit-breaker.html");

    /** An address with a time opens a figure paused, so that the keys alone move it. */
    private static final String PAUSED = "#step-5@0";

    private static final String FIGURE = "#step-5 .figure";

    private static final String RECORD_FOCUS = """
            var controls;
            var visited = new Map(); // control -> whether its outline is seen
            var nameOf = element => `${element.tagName} ${element.getAttribute('aria-label') || element.textContent}`;
            addEventListener('focusin', ({ target }) => {
              const style = getComputedStyle(target.type === 'radio' ? target.nextElementSibling : target);
              visited.set(target, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
            });""";

    private static Browser browser;

    static List<Path> pages() throws IOException {
        try (var files = Files.list(DOCS)) {
            return files.filter(file -> !file.endsWith("index.html")).sorted().toList();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        var binary = Browser.binary();
        assumeTrue(binary.isPresent(), "no Chromium on the path");
        browser = Browser.start(binary.get());
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void withALargeLightWindow() throws Exception {
        browser.window(1000, 1000);
        browser.prefer("light");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachStepHasAFigureThatPlaysToItsEnd(Path page) throws Exception {
        browser.open(page, "#step-1@0");

        assertThat(count("section")).isEqualTo(count(".figure")).isEqualTo(count("#contents li"));
        browser.evaluate("figures.forEach(figure => { for (let t = 0; t <= figure.ms; t += 500) figure.seek(t); })");
        assertThat(browser.text("main")).doesNotContain("undefined", "null", "NaN", "[object");
        assertThat(browser.evaluate(
                                "figures.every(figure => figure.trace.dots.length > 0 && figure.summary.length > 1)")
                        .asBoolean())
                .isTrue();
        assertThat(browser.evaluate("[...document.querySelectorAll('.hash')].every(hash =>"
                                + " /^played by dev\\.patterns\\.\\S+ .*· seed \\d+ · hash [0-9a-f]{16}$/"
                                + ".test(hash.textContent))")
                        .asBoolean())
                .isTrue();
        assertThat(browser.evaluate("new Set(LOOKS.map(look => byId(look.id).innerHTML)).size === LOOKS.length")
                        .asBoolean())
                .as("each outcome has a shape of its own")
                .isTrue();
        assertThat(browser.evaluate("lesson.steps.every(step => step.controls.reduce((product, control) => product"
                                + " * control.options.length, 1) === step.traces.length)")
                        .asBoolean())
                .as("each combination of options has a run")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsWiderThanTheWindow_inLightAndDark(Path page) throws Exception {
        var name = page.getFileName().toString().replace(".html", "");
        browser.window(390, 900);
        browser.prefer("dark");
        browser.open(page, "#step-1@0");
        browser.evaluate("figures.forEach(figure => figure.seek(figure.ms / 2))");
        requireFits(390);
        browser.screenshot(SHOTS.resolve(name + "-dark-390.png"));

        browser.prefer("light");
        browser.window(1000, 900);
        requireFits(1000);
        browser.window(360, 900);
        requireFits(360);
    }

    @Test
    void aFigurePlaysByItselfWhenItIsInView_andTheOthersDoNot() throws Exception {
        browser.open(BREAKER, "#step-5");

        await().until(() -> time(FIGURE) > 100);
        assertThat(time("#step-8 .figure")).isZero();
    }

    @Test
    void nothingMovesByItself_whenTheReaderPrefersReducedMotion() throws Exception {
        browser.prefer("light", "reduce");
        browser.open(BREAKER, "#step-5");
        browser.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

        assertThat(browser.evaluate("figures.some(figure => figure.playing)").asBoolean())
                .isFalse();
        browser.click(FIGURE + " .bar button:nth-child(2)");
        await().until(() -> time(FIGURE) > 100);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tabReachesEachControl_andTheFocusIsSeen(Path page) throws Exception {
        browser.prefer("light", "reduce");
        browser.open(page, "");
        browser.evaluate(RECORD_FOCUS);
        int controls = browser.evaluate("(controls = [...document.querySelectorAll('a, summary, button, select,"
                        + " [type=range], [type=radio]:checked, .figure')]).length")
                .asInt();

        for (int i = 0; i < controls; i++) {
            browser.press("Tab");
        }

        assertThat(strings("controls.filter(control => !visited.has(control)).map(nameOf)"))
                .isEmpty();
        assertThat(strings("[...visited.keys()].filter(control => !visited.get(control)).map(nameOf)"))
                .as("controls without an outline when they have the focus")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachStepPlaysPausesMovesAndChangesItsSpeedByKeys_andTheNextOneIsOneKeyAway(Path page) throws Exception {
        browser.prefer("light", "reduce");
        browser.open(page, "#step-1@0");
        browser.press("Tab");
        int steps = count("section");
        for (int i = 0; i < steps; i++) {
            assertThat(browser.evaluate("document.activeElement === figures[" + i + "].element")
                            .asBoolean())
                    .isTrue();
            after("ArrowRight", "this.t > 0", i);
            after("ArrowRight", "this.t > this.trace.times[1]", i);
            after("ArrowLeft", "this.t === this.trace.times[1]", i);
            after("7", "this.speed === 10", i);
            after("Home", "this.t === 0 && !this.playing", i);
            after(" ", "this.playing", i);
            after(" ", "!this.playing", i);
            after("End", "this.t === this.ms", i);
            browser.press("n");
        }
        browser.press("p");
        assertThat(browser.evaluate("document.activeElement === figures[" + (steps - 2) + "].element")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachControlOfTheSandboxChangesThePicture_byKeysAlone(Path page) throws Exception {
        browser.prefer("light", "reduce");
        browser.open(page, "#step-1@0");
        browser.press("Tab");
        int sandbox = count("section") - 1;
        for (int i = 0; i < sandbox; i++) {
            browser.press("n");
        }
        browser.press("End");
        int controls =
                browser.evaluate("figures[" + sandbox + "].choice.length").asInt();
        for (int i = 0; i < controls; i++) {
            browser.press("Tab");
            assertThat(picturesOfAllOptions(sandbox, i)).as("control %d", i + 1).hasSizeGreaterThan(1);
        }
        tabTo("[type=range]");
        tabTo("button[aria-label=Play]");
        after("Enter", "this.playing", sandbox);
        after("Enter", "!this.playing && this.t < this.ms", sandbox);
        tabTo("select");
        after("ArrowDown", "this.speed === 2", sandbox);
    }

    /** Chooses each option in turn, and the first one again at last. */
    private static Set<String> picturesOfAllOptions(int sandbox, int control) throws Exception {
        var figure = "figures[" + sandbox + "]";
        var choice = figure + ".choice[" + control + "]";
        int first = browser.evaluate(choice).asInt();
        var pictures = new HashSet<String>();
        do {
            pictures.add(browser.evaluate(figure + ".timeline.svg.innerHTML + " + figure + ".tallies.textContent")
                    .asText());
            browser.press("ArrowRight");
        } while (browser.evaluate(choice).asInt() != first);
        return pictures;
    }

    @Test
    void theStateIsWrittenAndReadOut() throws Exception {
        givenFocusOnThePausedFigure();

        browser.click("#step-5 .moments button");

        assertThat(browser.text("#step-5 .stage")).contains("OPEN");
        assertThat(browser.text("#step-5 [role=status]")).contains("OPEN").contains("failed");
    }

    private static void givenFocusOnThePausedFigure() throws Exception {
        browser.open(BREAKER, PAUSED);
        browser.evaluate("document.querySelector('" + FIGURE + "').focus()");
    }

    private static void after(String key, String condition, int figure) throws Exception {
        browser.press(key);
        assertThat(browser.evaluate("(function() { return " + condition + "; }).call(figures[" + figure + "])")
                        .asBoolean())
                .as("%s after the key '%s' in step %d", condition, key, figure + 1)
                .isTrue();
    }

    private static void tabTo(String selector) throws Exception {
        int presses = 0;
        while (!browser.evaluate("document.activeElement.matches('" + selector + "')")
                .asBoolean()) {
            assertThat(presses++).as("presses of Tab to %s", selector).isLessThan(10);
            browser.press("Tab");
        }
    }

    private static List<String> strings(String expression) throws Exception {
        var strings = new ArrayList<String>();
        browser.evaluate(expression).forEach(string -> strings.add(string.asText()));
        return strings;
    }

    /** Figures get their new width in the frame after that of the window. */
    private static void requireFits(int width) {
        await().untilAsserted(() -> assertThat(
                        browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width));
    }

    private static int time(String figure) throws Exception {
        return browser.evaluate("Number(document.querySelector('" + figure + "').dataset.time)")
                .asInt();
    }

    private static int count(String selector) throws Exception {
        return browser.evaluate("document.querySelectorAll('" + selector + "').length")
                .asInt();
    }
}
