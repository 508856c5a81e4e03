package dev.patterns.examples.incident.alerts;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.IncidentSpan;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.run.ActRunner;
import dev.patterns.examples.incident.simulated.SimulatedEnvironment;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds out which alerts fire in the incident, and when.
 *
 * <p>An act runs unscaled in simulated time, and its meters are scraped every 15 seconds of it:
 *
 * <pre>
 *    6 h             10 min      20 min       10 min
 *    history         healthy     incident     healthy
 *   ├──────────────┼───────────┼────────────┼───────────┤
 *    extrapolated   simulated
 * </pre>
 *
 * <p>So the windows of the rules are those of production. The rules are evaluated by Prometheus' own code: what was
 * scraped becomes the input series of a {@code promtool test rules} file, with a query for the first and the last
 * second in which each alert fires. promtool has no command that prints the answer to a query, so the file expects no
 * answer, and what promtool prints as the difference is the answer.
 */
public final class AlertReplay {

    /** The acts that are replayed: those of the story, and two single fixes that fail in ways of their own. */
    public static final List<Act> ACTS = List.of(
            Act.ALL.get(0),
            Act.ALL.get(1),
            Act.incidentWith(Tier.HANDWRITTEN, Set.of(Fix.TIMEOUT)),
            Act.incidentWith(Tier.HANDWRITTEN, Set.of(Fix.RETRY)),
            Act.ALL.get(2),
            Act.ALL.get(3),
            Act.ALL.get(4));

    static final Duration HISTORY = Duration.ofHours(6);
    static final IncidentSpan INCIDENT = new IncidentSpan(Duration.ofMinutes(10), Duration.ofMinutes(30));
    static final Duration END = Duration.ofMinutes(40);

    private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(15);
    private static final long SEED = 7;

    private static final Pattern ANSWER = Pattern.compile("\\{alertname=\"(\\w+)\"} (\\S+?)(,|\\s|$)");

    private final Path rules;
    private final Pattern recorded;

    /** Between the first and the last second, in seconds from the start of the incident, in which an alert fires. */
    public record Firing(long first, long last) {}

    /** @param rules the file with the alert rules */
    public AlertReplay(Path rules) throws IOException {
        this.rules = rules.toAbsolutePath();
        var names = Pattern.compile("payments_\\w+")
                .matcher(Files.readString(rules))
                .results();
        var used = names.map(match -> match.group()).distinct().collect(Collectors.joining("|"));
        recorded = Pattern.compile("(?:" + used + ")(?:\\{.*)?");
    }

    /** Runs the act and returns the alerts that fire in it, by name. */
    public Map<String, Firing> replay(Act act) throws IOException {
        var file = Files.createTempFile("alerts", ".yml");
        try {
            Files.writeString(file, testFile(record(act)));
            return parse(Promtool.testRules(file).text());
        } finally {
            Files.delete(file);
        }
    }

    private RecordedMetrics record(Act act) {
        var payments = (int) (END.toSeconds() * Workload.DEFAULT_RATE);
        var workload = new Workload(SEED, payments, Workload.DEFAULT_RATE, INCIDENT);
        var metrics = new RecordedMetrics(series -> recorded.matcher(series).matches());
        var registries = new ArrayList<PrometheusMeterRegistry>();
        try (var environment = new SimulatedEnvironment(SEED, clock -> {
            registries.add(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock));
            return registries.get(0);
        })) {
            new ActRunner(environment, workload).run(act, progress -> {
                if (progress.second() >= metrics.scrapes() * (double) SCRAPE_INTERVAL.toSeconds()
                        && progress.second() <= END.toSeconds()) {
                    metrics.scrape(registries.get(0));
                }
            });
        }
        return metrics;
    }

    private String testFile(RecordedMetrics metrics) {
        var text = new StringBuilder("""
                rule_files: [%s]
                evaluation_interval: 15s
                tests:
                  - interval: 15s
                    input_series:
                """.formatted(rules));
        metrics.withHistory(
                scrapesIn(HISTORY),
                scrapesIn(INCIDENT.from()),
                (series, values) -> text.append("""
                      - series: '%s'
                        values: '%s'
                """.formatted(series, values)));
        var end = HISTORY.plus(END).toSeconds();
        text.append("    promql_expr_test:\n");
        for (var function : List.of("min", "max")) {
            text.append("""
                      - expr: %1$s by (alertname) (%1$s_over_time(timestamp(ALERTS{alertstate="firing"})[%2$ds:15s]))
                        eval_time: %2$ds
                        exp_samples: []
                """.formatted(function, end));
        }
        return text.toString();
    }

    private static int scrapesIn(Duration duration) {
        return (int) duration.dividedBy(SCRAPE_INTERVAL);
    }

    /** The first part of the output answers the query for the first seconds, the second part for the last ones. */
    private static Map<String, Firing> parse(String output) {
        if (output.contains("SUCCESS")) {
            return Map.of(); // no alert, as the file expects
        }
        var answers = new LinkedHashMap<String, List<Long>>();
        ANSWER.matcher(output)
                .results()
                .forEach(answer -> answers.computeIfAbsent(answer.group(1), name -> new ArrayList<>())
                        .add(secondsAfterStart(Double.parseDouble(answer.group(2)))));
        if (answers.isEmpty()) {
            throw new IllegalStateException("promtool can't test the rules: " + output);
        }
        var firings = new TreeMap<String, Firing>();
        answers.forEach((name, seconds) -> firings.put(name, new Firing(seconds.get(0), seconds.get(1))));
        return firings;
    }

    private static long secondsAfterStart(double timestamp) {
        return Math.round(timestamp) - HISTORY.plus(INCIDENT.from()).toSeconds();
    }
}
