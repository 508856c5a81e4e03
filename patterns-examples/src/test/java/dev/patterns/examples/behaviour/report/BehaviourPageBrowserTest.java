package dev.patterns.examples.behaviour.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.page.Browser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a headless Chromium. Skipped where there is none. Page and screenshots go to target/behaviour-page. */
class BehaviourPageBrowserTest {

    private static final Path FOLDER = Path.of("target", "behaviour-page");
    private static final Path PAGE = FOLDER.resolve("sample.html").toAbsolutePath();

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        var binary = Browser.binary();
        assumeTrue(binary.isPresent(), "no Chromium on the path");
        browser = Browser.start(binary.get());
        BehaviourPage.write(PAGE, BehaviourJson.toJson(SampleBehaviour.result()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void withALargeLightWindow() throws Exception {
        browser.window(1400, 1000);
        browser.prefer("light");
    }

    @Test
    void showsEveryCaseAndTheTotals() throws Exception {
        browser.open(PAGE, "");

        assertThat(rows()).isEqualTo(110);
        assertThat(count("#matrix table")).isEqualTo(5);
        assertThat(browser.text("#shown")).isEqualTo("All 110 cases");
        assertThat(browser.text("#totals [data-contender=HANDWRITTEN] .count")).isEqualTo("110");
        assertThat(browser.text("#totals [data-contender=HANDWRITTEN] [data-total=different]"))
                .isEqualTo("9");
        assertThat(browser.text("main")).doesNotContain("undefined", "null", "[object");
        browser.screenshot(FOLDER.resolve("light.png"));
    }

    @Test
    void aMarkHasWordsForAScreenReader() throws Exception {
        browser.open(PAGE, "");

        assertThat(browser.text("#B1 [data-contender=HANDWRITTEN] button")).isEqualTo("✓hand-written: right");
    }

    @Test
    void aFilterByPatternIsInTheAddress() throws Exception {
        browser.open(PAGE, "");

        browser.click("[data-filter=pattern][data-value=pool]");

        assertThat(rows()).isEqualTo(34);
        assertThat(address()).isEqualTo("#pattern=pool");
        assertThat(browser.text("#totals")).contains("HikariCP").doesNotContain("Failsafe");
    }

    @Test
    void theRowsWhereTheHandwrittenTierIsNotRightCanBeShownAlone() throws Exception {
        browser.open(PAGE, "");

        browser.click("[data-filter=show][data-value=ours]");

        assertThat(rows()).isEqualTo(9);
        assertThat(count("#matrix td[data-contender=HANDWRITTEN][data-verdict=right]"))
                .isZero();
    }

    @Test
    void whereAllAgreeIsHiddenByTheFilterForDifferences() throws Exception {
        browser.open(PAGE, "#show=differ");

        assertThat(rows()).isBetween(1, 109);
        assertThat(browser.evaluate("[...document.querySelectorAll('[data-case]')].every(row => new Set([...row"
                                + ".querySelectorAll('[data-verdict]')].map(cell => cell.dataset.verdict)).size > 1)")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aFigureOfTheTotalsLeadsToItsCases() throws Exception {
        browser.open(PAGE, "");

        browser.click("[data-go=\"HANDWRITTEN/different\"]");

        assertThat(rows()).isEqualTo(9);
        assertThat(address()).isEqualTo("#contender=HANDWRITTEN&verdict=different");
        assertThat(count("#B9 [data-contender]")).isEqualTo(1);
    }

    @Test
    void textIsSearchedInWhatWasSeenToo() throws Exception {
        browser.open(PAGE, "");

        browser.evaluate("document.querySelector('#text').focus()");
        browser.type("SQLTransient B3");

        assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("text");
        assertThat(address()).isEqualTo("#text=SQLTransient%20B3");
        assertThat(rows()).isBetween(1, 3);
        browser.click("#reset");
        assertThat(rows()).isEqualTo(110);
    }

    @Test
    void aClickOnAMarkShowsWhatWasDoneAndSeen() throws Exception {
        browser.open(PAGE, "");

        browser.click("#B4 [data-contender=FAILSAFE] button");

        assertThat(address()).isEqualTo("#B4/FAILSAFE");
        assertThat(count("[data-seen]")).isEqualTo(1);
        assertThat(browser.text(".panel")).contains("Expected", "Polly #217", "LateResults.java:24", "61 s pass");
        assertThat(browser.evaluate("document.querySelector('.about a').getAttribute('href')")
                        .asText())
                .isEqualTo("../../../patterns-examples/src/main/java/dev/patterns/examples/behaviour/breaker/"
                        + "LateResults.java#L24");

        browser.click(".close");

        assertThat(count(".panel")).isZero();
        assertThat(address()).isEmpty();
    }

    @Test
    void theEnterKeyOpensACellAndKeepsTheFocus() throws Exception {
        browser.open(PAGE, "");
        browser.evaluate("document.querySelector('#R2 [data-contender=SPRING] button').focus()");

        browser.press("Enter");

        assertThat(count("[data-seen=SPRING]")).isEqualTo(1);
        assertThat(browser.evaluate("document.activeElement.dataset.open").asText())
                .isEqualTo("R2/SPRING");

        browser.press("Enter");

        assertThat(count(".panel")).isZero();
    }

    @Test
    void aLinkToACaseOpensIt_withAllContenders() throws Exception {
        browser.open(PAGE, "#P20");

        assertThat(count("#P20 + .details [data-seen]")).isEqualTo(6);
        assertThat(browser.text("[data-seen=AGROAL] .verdict")).isEqualTo("right with maxWaitDurationInHalfOpenState");
        assertThat(browser.text(".panel")).contains("on purpose");
        assertThat(browser.evaluate("document.querySelector('#P20').getBoundingClientRect().top")
                        .asInt())
                .isBetween(0, 200);
        browser.screenshot(FOLDER.resolve("case.png"));
    }

    @Test
    void aLinkToACaseOpensIt_whateverTheFilters() throws Exception {
        browser.open(PAGE, "#P20&pattern=retry");

        assertThat(rows()).isEqualTo(31);
        assertThat(count(".panel")).isEqualTo(1);
    }

    @Test
    void anUnknownCaseOrFilterIsIgnored() throws Exception {
        browser.open(PAGE, "#Z99&pattern=none&verdict=%&constructor=x");

        assertThat(rows()).isEqualTo(110);
    }

    @Test
    void aCellThatFlickersSaysSo() throws Exception {
        browser.open(PAGE, "#B14/FAILSAFE");

        assertThat(browser.text("#B14 [data-contender=FAILSAFE]")).contains("flickers");
        assertThat(browser.text(".panel")).contains("Also seen: different (OPEN)");
    }

    @Test
    void lightAndDarkDiffer() throws Exception {
        browser.open(PAGE, "#B4");
        var background = "getComputedStyle(document.body).backgroundColor";
        var light = browser.evaluate(background).asText();

        browser.prefer("dark");

        assertThat(browser.evaluate(background).asText()).isNotEqualTo(light);
        browser.screenshot(FOLDER.resolve("dark.png"));
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 390, 600, 801, 1024, 1400})
    void nothingIsWiderThanTheWindow(int width) throws Exception {
        browser.window(width, 900);
        browser.open(PAGE, "#P3");

        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        assertThat(browser.evaluate("[...document.querySelectorAll('.matrix button')].every(b =>"
                                + " b.scrollWidth <= b.clientWidth + 1)")
                        .asBoolean())
                .as("no text is cut off")
                .isTrue();
        browser.screenshot(FOLDER.resolve(width + ".png"));
    }

    private static int rows() throws Exception {
        return count("[data-case]");
    }

    private static int count(String selector) throws Exception {
        return browser.evaluate("document.querySelectorAll('" + selector + "').length")
                .asInt();
    }

    private static String address() throws Exception {
        return browser.evaluate("location.hash").asText();
    }
}
