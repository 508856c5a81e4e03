package dev.patterns.examples.incident.api.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.plan.ApiFix;
import dev.patterns.examples.incident.api.plan.ApiParameters;
import dev.patterns.examples.incident.api.plan.ApiWorkload;
import dev.patterns.examples.incident.api.plan.LatencyShares;
import dev.patterns.examples.incident.api.simulated.ApiCombinations;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.report.IncidentPage;
import dev.patterns.examples.incident.result.IncidentJson;
import dev.patterns.examples.page.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API's page in a headless Chromium. Skipped where there is none. Screenshots go to target/report. */
class ApiPageBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "report");
    private static final ApiWorkload WORKLOAD = new ApiWorkload(7, ApiDefaults.SIMULATED_CAPACITY, ApiDefaults.PEAK);

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        var binary = Browser.binary();
        assumeTrue(binary.isPresent(), "no Chromium on the path");
        page = folder.resolve("api.html");
        IncidentPage.API.write(page, IncidentJson.toJson(result()));
        browser = Browser.start(binary.get());
        browser.window(1400, 1000);
        browser.prefer("light");
        Files.createDirectories(SCREENSHOTS);
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void showsTheFiguresOfTheActs_andThePayments() throws Exception {
        browser.open(page, "");

        assertThat(browser.text("#rates")).contains("P95 as found", "P95 fixed", "errors as found", "0.0");
        assertThat(browser.text("[data-act=api-peak] [data-figure=errorRate]")).contains("11.", "worst");
        assertThat(browser.text("[data-act=api-peak] [data-figure=cacheHitRate]"))
                .contains("–");
        assertThat(browser.text("[data-act=api-handwritten] [data-figure=connectionShare]"))
                .isNotBlank();
        assertThat(browser.text("#given")).contains("60 % database, 25 % price service, 15 % serialization");
        assertThat(browser.text("header a")).isEqualTo("incident.html");
        browser.screenshot(SCREENSHOTS.resolve("api-light.png"));
    }

    @Test
    void theKeyboardShowsTheValuesOfEveryActAtItsSecond() throws Exception {
        browser.open(page, "");
        browser.evaluate("document.querySelector('#series input').focus()");

        browser.press("ArrowRight");

        assertThat(browser.text("#series [data-act=api-peak] .readout")).contains("%");
        assertThat(browser.evaluate("document.querySelector('#series input').getAttribute('aria-valuetext')")
                        .asText())
                .contains("second 1", "As found", "of the connections in use", "cache hits");
    }

    @Test
    void theButtonForAllFixesShowsTheirRun() throws Exception {
        browser.open(page, "");

        browser.click("#fixes-all");

        assertThat(browser.text("#figure-errorRate")).startsWith("0.0").contains("no fix: 11.");
        assertThat(browser.text("#change")).startsWith("Errors went from 11.");
        assertThat(browser.evaluate("location.hash").asText())
                .isEqualTo("#tier=handwritten&fixes=index,one-query,pool,cache,async,bulkhead");
    }

    private static ApiResult result() {
        var acts = ApiAct.ALL.stream()
                .map(act -> ApiCombinations.run(act, WORKLOAD))
                .toList();
        var runs = new LinkedHashMap<String, ApiActResult>();
        runs.put("handwritten/0", run(Set.of()));
        runs.put("handwritten/63", run(EnumSet.allOf(ApiFix.class)));
        var explorer = new ApiResult.Explorer(
                Arrays.stream(ApiFix.values()).map(ApiFix::toString).toList(),
                List.of("handwritten"),
                runs,
                List.of(),
                1,
                "handwritten",
                List.of(),
                Map.of());
        var parameters = ApiParameters.of(WORKLOAD, new LatencyShares(60, 25, 15));
        return new ApiResult("api", 7, "simulated", parameters, acts, explorer);
    }

    private static ApiActResult run(Set<ApiFix> fixes) {
        return ApiCombinations.run(ApiAct.peakWith(Tier.HANDWRITTEN, fixes), WORKLOAD);
    }
}
