package dev.patterns.examples.incident.serve;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.real.RealEnvironment;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The incident that keeps running, on a real PostgreSQL. */
class LiveIncidentTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Workload WORKLOAD = new Workload(7, 36_000, 20);

    private static PrometheusMeterRegistry meters;
    private static LiveServer server;
    private static RealEnvironment environment;
    private static LiveIncident incident;
    private static Thread traffic;

    @BeforeAll
    static void start() throws Exception {
        meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        server = LiveServer.bind(0);
        environment = RealEnvironment.start(7, new TimeScale(1), null, meters);
        incident = new LiveIncident(List.of(Act.ALL.get(3)), environment, WORKLOAD);
        server.serve(incident, meters);
        traffic = new Thread(incident::run, "incident-traffic");
        traffic.start();
    }

    @AfterAll
    static void stop_andNoThreadIsLeft() throws InterruptedException {
        incident.close();
        traffic.join();
        environment.close();
        server.close();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(threads())
                        .noneMatch(name -> name.startsWith("incident") || name.startsWith("HTTP-Dispatcher")));
    }

    @Test
    void theMetricsHaveEachMeterOfTheServiceAndOfItsPatterns() throws Exception {
        awaitPayments();

        var response = get("/metrics");

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(response.body().lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("[a-z_]+(\\{[^}]*})? \\S+"));
        assertThat(namesIn(response.body()))
                .contains("payments_seconds_count", "payments_seconds_bucket", "payments_active")
                .contains("payments_attempts_total", "payments_charges_seconds_count", "payments_voids_total")
                .contains("payments_pool_active", "payments_pool_pending", "payments_pool_max")
                .contains("payments_breaker_state")
                .contains("circuitbreaker_calls_seconds_count", "retry_attempts_total", "timeout_calls_seconds_count")
                .contains("fallback_calls_total", "pool_connections_active");
    }

    @Test
    void theEventsAreOneSampleASecond() throws Exception {
        awaitPayments();
        var request =
                HttpRequest.newBuilder(server.address().resolve("/events")).build();

        try (var lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
            var samples = lines.filter(line -> line.startsWith("data: "))
                    .map(line -> parse(line.substring("data: ".length())))
                    .filter(sample -> sample.get("ended").asInt() > 0)
                    .limit(3)
                    .toList();

            assertThat(samples).hasSize(3).allSatisfy(sample -> {
                assertThat(sample.get("act").asText()).isIn("incident-handwritten", "healthy");
                assertThat(sample.get("success").asDouble(1)).isBetween(0.0, 1.0);
                assertThat(sample.get("max").asInt()).isBetween(0, 30);
            });
        }
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        var page = get("/").body();

        assertThat(page).startsWith("<!doctype html>").contains("incident-handwritten", "default-src 'none'");
        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContainPattern("(?i)https?://")
                .doesNotContainPattern("(?i)<[^>]*\\ssrc\\s*=");
    }

    @Test
    void anActCanBeChosen_butNotByAPageOfAnotherSite() throws Exception {
        assertThat(post("/act?name=nothing").statusCode()).isEqualTo(404);
        assertThat(post("/act?name=healthy", "Origin", "http://other.example").statusCode())
                .isEqualTo(403);
        assertThat(incident.isChosen()).isFalse();

        assertThat(post("/act?name=healthy").statusCode()).isEqualTo(200);
        await().until(() -> incident.act().name().equals("healthy"));
        assertThat(incident.isChosen()).isTrue();

        assertThat(post("/act").statusCode()).isEqualTo(200);
        await().until(() -> incident.act().name().equals("incident-handwritten"));
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        assertThat(get("/metrics/more").statusCode()).isEqualTo(404);
        assertThat(get("/act").statusCode()).isEqualTo(405);
    }

    @Test
    void itListensOnLoopbackAlone_andAPortInUseIsRejected() {
        assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> LiveServer.bind(server.address().getPort())).isInstanceOf(BindException.class);
    }

    private static void awaitPayments() {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            var paid = meters.find("payments").tag("outcome", "paid").timer();
            return paid != null && paid.count() > 20;
        });
    }

    static Set<String> namesIn(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(toSet());
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(toSet());
    }

    private static JsonNode parse(String json) {
        try {
            return JsonMapper.builder().build().readTree(json);
        } catch (java.io.IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return server.address().resolve(path);
    }
}
