package dev.patterns.examples.incident.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.page.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a headless Chromium. Skipped where there is none. Screenshots go to target/report. */
class IncidentPageBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "report");

    private static Browser browser;
    private static Path real;
    private static Path simulated;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        var binary = Browser.binary();
        assumeTrue(binary.isPresent(), "no Chromium on the path");
        browser = Browser.start(binary.get());
        real = write("real.html", SampleResult.real());
        simulated = write("simulated.html", SampleResult.simulated());
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
    void showsTheFiguresOfTheActs() throws Exception {
        browser.open(real, "");

        assertThat(browser.text("#rates")).contains("98.5", "38.2", "99.1");
        assertThat(browser.text("#headline")).contains("nothing charged twice and nothing lost");
        assertThat(browser.text("[data-act=incident] [data-figure=successRate]"))
                .contains("38.2", "worst");
        assertThat(browser.text("#chosen")).contains("length of a hang").doesNotContain("38.2");
        assertThat(visible("#explorer")).isFalse();
        browser.screenshot(SCREENSHOTS.resolve("real-light.png"));
    }

    @Test
    void drawsTheActsSideBySide_withGapsWhereValuesAreMissing() throws Exception {
        browser.open(real, "");

        assertThat(browser.evaluate("new Set([...document.querySelectorAll('#series svg')].map(s =>"
                                + " Math.round(s.getBoundingClientRect().top))).size")
                        .asInt())
                .isEqualTo(1);
        assertThat(stretches("healthy")).isEqualTo(1);
        assertThat(stretches("incident")).isEqualTo(2);
    }

    @Test
    void thePointerShowsTheValuesOfEveryActAtItsSecond() throws Exception {
        browser.open(real, "");
        assertThat(browser.text("#series [data-act=healthy] .readout")).isEmpty();

        browser.hover("#series [data-act=incident] svg");

        assertThat(browser.text("#series output")).endsWith("s");
        assertThat(browser.text("#series [data-act=healthy] .readout")).contains("%");
    }

    @Test
    void theKeyboardMovesTheSliderToo() throws Exception {
        browser.open(real, "");
        browser.evaluate("document.querySelector('#series input').focus()");

        browser.press("ArrowRight");

        assertThat(browser.text("#series [data-act=incident] .readout")).contains("%");
        assertThat(browser.evaluate("document.querySelector('#series input').getAttribute('aria-valuetext')")
                        .asText())
                .contains("second 1", "Incident", "connections in use");
    }

    @Test
    void aClickOnAFixChangesCurvesFiguresAndAddress() throws Exception {
        browser.open(simulated, "");
        var before = outcome();

        browser.click("#fix-failover");

        assertThat(outcome()).isNotEqualTo(before);
        assertThat(browser.text("#figure-successRate")).startsWith("64.3");
        assertThat(browser.text("#change")).contains("55.6", "64.3");
        assertThat(browser.evaluate("location.hash").asText())
                .isEqualTo("#tier=handwritten&fixes=timeout,breaker,failover");
        browser.evaluate("scrollTo(0, 0)");
        browser.screenshot(SCREENSHOTS.resolve("simulated-light.png"));
    }

    @Test
    void aClickOnATierShowsItsRun() throws Exception {
        browser.open(simulated, "");
        var before = outcome();

        browser.click("#tier-documented");

        assertThat(outcome()).isNotEqualTo(before);
        assertThat(browser.text("#figure-successRate")).startsWith("53.6");
    }

    @Test
    void theSpaceKeySelectsAFix() throws Exception {
        browser.open(simulated, "#fixes=");
        browser.evaluate("document.querySelector('#fix-retry').focus()");

        browser.press(" ");

        assertThat(browser.text("#figure-successRate")).startsWith("46.9");
    }

    @Test
    void theAddressHoldsTheChoice() throws Exception {
        browser.open(simulated, "#tier=library&fixes=timeout,breaker,retry");

        assertThat(browser.text("#figure-successRate")).startsWith("63.3");
        assertThat(browser.evaluate("[...document.querySelectorAll('#choice :checked')].map(i => i.id).join()")
                        .asText())
                .isEqualTo("tier-library,fix-timeout,fix-breaker,fix-retry");
    }

    @Test
    void aClickOnARowOfTheAblationTableShowsItsCurves() throws Exception {
        browser.open(simulated, "");

        browser.click("[data-row=\"all but retry\"] button");

        assertThat(browser.text("#figure-successRate")).startsWith("90.4");
        assertThat(browser.text("#ablation-table [aria-current]")).contains("all but retry");
    }

    @Test
    void anAblationOverSeveralSeedsShowsItsSpread() throws Exception {
        var rows = """
                ,"seeds":20,"ablation":[
                  {"label":"no fix","fixes":[],"tier":"library","successMean":0.5,"successSpread":0.02},
                  {"label":"retry","fixes":["retry"],"tier":"library","successMean":0.4,"successSpread":0.012}],""";
        var json = SampleResult.simulated().replace(",\"defaultTier\"", rows + "\"defaultTier\"");
        browser.open(write("ablation.html", json), "#tier=library");

        assertThat(browser.text("#ablation-lead")).contains("20 seeds");
        assertThat(browser.text("[data-row=retry]")).contains("40.0", "± 1.2");
    }

    @Test
    void lightAndDarkDiffer() throws Exception {
        browser.open(real, "");
        var background = "getComputedStyle(document.body).backgroundColor";
        var light = browser.evaluate(background).asText();

        browser.prefer("dark");

        assertThat(browser.evaluate(background).asText()).isNotEqualTo(light);
        browser.screenshot(SCREENSHOTS.resolve("real-dark.png"));
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 390, 600, 821, 900, 1024, 1180, 1400})
    void nothingIsWiderThanTheWindow(int width) throws Exception {
        browser.window(width, 900);
        for (var page : new Path[] {real, simulated}) {
            browser.open(page, "");

            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .as("%s at %d", page.getFileName(), width)
                    .isLessThanOrEqualTo(width);
        }
        browser.screenshot(SCREENSHOTS.resolve("simulated-" + width + ".png"));
    }

    @Test
    void aResultWithFewFieldsIsDrawnWithoutAnError() throws Exception {
        var fewFields = """
                {"mode":"real","acts":[{"name":"incident","successRate":0.4,"series":[
                  {"second":0,"successRate":null,"p95Millis":null,"connectionsInUse":0,"connectionsWaiting":0}]}]}""";
        for (var json : new String[] {fewFields, "{\"acts\":[]}", "{\"acts\":[{\"name\":\"healthy\"}]}"}) {
            browser.open(write("few-fields.html", json), "");

            // set at the end of the script
            assertThat(browser.evaluate("document.body.dataset.drawn").asText())
                    .as(json)
                    .isEqualTo("true");
            assertThat(browser.text("main")).doesNotContain("NaN", "undefined", "null");
        }
    }

    private static Path write(String name, String json) throws Exception {
        var page = folder.resolve(name);
        IncidentPage.PAYMENTS.write(page, json);
        Files.createDirectories(SCREENSHOTS);
        Files.copy(page, SCREENSHOTS.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return page;
    }

    private static boolean visible(String selector) throws Exception {
        return browser.evaluate("document.querySelector('" + selector + "').checkVisibility()")
                .asBoolean();
    }

    /** Number of stretches without a gap in an act's success curve. */
    private static int stretches(String act) throws Exception {
        return browser.evaluate("document.querySelector('#series [data-act=" + act + "] [data-curve=successRate]')"
                        + ".getAttribute('d').match(/M/g).length")
                .asInt();
    }

    private static String outcome() throws Exception {
        return browser.text("#figures")
                + browser.evaluate("document.querySelector('#run [data-curve=p95Millis]').getAttribute('d')")
                        .asText();
    }
}
