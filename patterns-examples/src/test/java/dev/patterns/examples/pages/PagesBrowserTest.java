package dev.patterns.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.page.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void theKeyboardPlaysPausesStepsAndSetsTheSpeed() throws Exception {
        givenFocusOnThePausedFigure();

        browser.press("ArrowRight");
        int first = time(FIGURE);
        assertThat(first).isPositive();
        browser.press("ArrowRight");
        assertThat(time(FIGURE)).isGreaterThan(first);
        browser.press("ArrowLeft");
        assertThat(time(FIGURE)).isEqualTo(first);
        browser.press("End");
        assertThat(time(FIGURE)).isEqualTo(browser.evaluate("figures[4].ms").asInt());
        browser.press("Home");
        assertThat(time(FIGURE)).isZero();

        browser.press("7");
        assertThat(browser.evaluate("figures[4].speed").asInt()).isEqualTo(10);
        browser.press(" ");
        await().until(() -> time(FIGURE) > 1000);
        browser.press(" ");
        assertThat(browser.evaluate("figures[4].playing").asBoolean()).isFalse();
    }

    @Test
    void theStateIsWrittenAndReadOut() throws Exception {
        givenFocusOnThePausedFigure();

        browser.click("#step-5 .moments button");

        assertThat(browser.text("#step-5 .stage")).contains("OPEN");
        assertThat(browser.text("#step-5 [role=status]")).contains("OPEN").contains("failed");
    }

    @Test
    void theNextStepIsOneKeyAway_andTheFocusGoesThere() throws Exception {
        givenFocusOnThePausedFigure();

        browser.press("n");

        assertThat(browser.evaluate("document.activeElement.closest('section').id")
                        .asText())
                .isEqualTo("step-6");
    }

    @Test
    void theArrowKeysChooseAnOptionOfTheSandbox() throws Exception {
        browser.open(BREAKER, "#step-8@8000");
        var before = browser.text("#step-8 .hash");
        browser.evaluate("document.querySelector('#step-8 input[type=radio]:checked').focus()");

        browser.press("ArrowLeft");

        assertThat(browser.evaluate("figures[7].choice[0]").asInt()).isEqualTo(1);
        assertThat(browser.text("#step-8 .hash")).isNotEqualTo(before);
        assertThat(time("#step-8 .figure")).isEqualTo(8000);
    }

    private static void givenFocusOnThePausedFigure() throws Exception {
        browser.open(BREAKER, PAUSED);
        browser.evaluate("document.querySelector('" + FIGURE + "').focus()");
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
