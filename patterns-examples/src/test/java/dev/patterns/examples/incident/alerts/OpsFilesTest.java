package dev.patterns.examples.incident.alerts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.run.ActRunner;
import dev.patterns.examples.incident.simulated.SimulatedEnvironment;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files in {@code ops/}: alert rules, dashboard, and the runbook that the alerts link to. */
class OpsFilesTest {

    private static final Path RULES = Path.of("ops/alerts.yml");
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern EXPRESSION = Pattern.compile("(?m)^ +expr: (?:>-\\n((?: {10,}.*\\n)+)|(.*))");

    private static List<String> scraped = List.of();

    /** What a scrape of the hand-written tier with all fixes shows while the act runs. */
    @BeforeAll
    static void scrape() {
        var registries = new ArrayList<PrometheusMeterRegistry>();
        var scrapes = new ArrayList<String>();
        try (var environment = new SimulatedEnvironment(7, clock -> {
            registries.add(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock));
            return registries.get(0);
        })) {
            new ActRunner(environment, new Workload(7, 300, Workload.DEFAULT_RATE)).run(Act.ALL.get(3), progress -> {
                if (progress.second() > 9 && scrapes.isEmpty()) {
                    scrapes.add(registries.get(0).scrape());
                }
            });
        }
        scraped = scrapes.get(0)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    @Test
    void promtoolAcceptsTheRulesAndTheirTests() {
        assumeTrue(Promtool.isInstalled(), "promtool is not installed");

        assertThat(Promtool.checkRules(RULES))
                .satisfies(it -> assertThat(it.successful()).as(it.text()).isTrue());
        assertThat(Promtool.testRules(Path.of("ops/alerts.test.yml")))
                .satisfies(it -> assertThat(it.successful()).as(it.text()).isTrue());
    }

    @Test
    void eachExpressionOfTheRulesNamesAMeterThatExists() throws IOException {
        var rules = Files.readString(RULES);
        var recorded = Pattern.compile("- record: (\\S+)")
                .matcher(rules)
                .results()
                .map(it -> it.group(1))
                .collect(toSet());
        var expressions = EXPRESSION
                .matcher(rules)
                .results()
                .map(it -> it.group(1) != null ? it.group(1) : it.group(2))
                .toList();

        assertThat(expressions)
                .hasSize(recorded.size() + AlertTable.alertsIn(RULES).size());
        assertThat(expressions)
                .allSatisfy(expression -> assertThat(PromQl.selectorsIn(expression))
                        .isNotEmpty()
                        .allMatch(it ->
                                recorded.contains(it.name()) || scraped.stream().anyMatch(it::matches)));
    }

    @Test
    void eachQueryOfTheDashboardNamesAMeterThatExists() throws IOException {
        var dashboard = JsonMapper.builder()
                .build()
                .readTree(Path.of("ops/dashboard.json").toFile());
        var expressions = dashboard.findValuesAsText("expr");

        assertThat(expressions).hasSizeGreaterThan(20);
        assertThat(expressions)
                .allSatisfy(expression -> assertThat(PromQl.selectorsIn(expression))
                        .isNotEmpty()
                        .allMatch(it -> scraped.stream().anyMatch(it::matches)));
    }

    @Test
    void aQueryOfAMeterOrLabelThatDoesNotExistIsFound() {
        var unknown =
                PromQl.selectorsIn("sum by (x) (rate(payments_second_count[1m])) / payments_pool_active{x=\"1\"}");

        assertThat(unknown)
                .extracting(PromQl.Selector::name)
                .containsExactly("payments_second_count", "payments_pool_active");
        assertThat(unknown).noneMatch(it -> scraped.stream().anyMatch(it::matches));
    }

    @Test
    void eachAlertHasItsSectionInTheRunbook() throws IOException {
        var rules = Files.readString(RULES);
        var runbook = Files.readString(DOCS.resolve("runbook.md"));
        var alerts = AlertTable.alertsIn(RULES);

        assertThat(runbook.lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3)))
                .containsExactlyElementsOf(alerts);
        for (var alert : alerts) {
            assertThat(rules)
                    .contains("runbook_url: docs/runbook.md#" + alert.toLowerCase(java.util.Locale.ROOT) + "\n");
            var section =
                    runbook.substring(runbook.indexOf("## " + alert + "\n")).split("\n## ", 2)[0];
            assertThat(section).as(alert).contains("**Means.**", "**Look at.**", "**Do.**", "**Try it.**");
        }
    }
}
