package dev.patterns.examples.incident.serve;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.page.InlinedPage;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Serves the live page and the metrics on loopback.
 *
 * <pre>
 *   GET  /               the page
 *   GET  /events         a sample of each second, as server-sent events
 *   GET  /metrics        all meters, for Prometheus
 *   POST /act?name=NAME  runs that act from now on; without a name, all acts in turn
 * </pre>
 */
public final class LiveServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final InlinedPage PAGE = new InlinedPage(LiveServer.class, "live.html");
    private static final ThreadFactory DAEMONS = task -> {
        var thread = new Thread(task, "incident-serve");
        thread.setDaemon(true);
        return thread;
    };

    private final HttpServer http;
    private final ExecutorService requests = Executors.newCachedThreadPool(DAEMONS);
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(DAEMONS);
    private final EventStream events = new EventStream();

    private LiveServer(HttpServer http) {
        this.http = http;
    }

    /**
     * Takes the port; requests are answered after {@link #serve}.
     *
     * @param port 0 for any free one
     * @throws java.net.BindException if the port is in use
     */
    public static LiveServer bind(int port) throws IOException {
        return new LiveServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public void serve(LiveIncident incident, PrometheusMeterRegistry meters) throws IOException {
        var names = Act.ALL.stream().map(Act::name).toList();
        var page = PAGE.render(JSON.writeValueAsString(Map.of("acts", names)));
        var sampler = new LiveSampler(meters, incident);
        ticks.scheduleAtFixedRate(() -> events.publish(json(sampler.next())), 1, 1, TimeUnit.SECONDS);
        handle("GET", "/", exchange -> answer(exchange, 200, "text/html; charset=utf-8", page));
        handle(
                "GET",
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
        handle("GET", "/events", this::stream);
        handle("POST", "/act", exchange -> choose(exchange, incident));
        http.setExecutor(requests);
        http.start();
    }

    private void handle(String method, String path, HttpHandler handler) {
        http.createContext(path, exchange -> {
            try (exchange) {
                if (!exchange.getRequestURI().getPath().equals(path)) {
                    answer(exchange, 404, "text/plain", "not found\n");
                } else if (!exchange.getRequestMethod().equals(method)) {
                    answer(exchange, 405, "text/plain", "use " + method + "\n");
                } else {
                    handler.handle(exchange);
                }
            }
        });
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        try {
            events.writeTo(exchange.getResponseBody());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Pages of other sites may not choose: a browser names the page's origin with each POST. */
    private void choose(HttpExchange exchange, LiveIncident incident) throws IOException {
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        var host = exchange.getRequestHeaders().getFirst("Host");
        if (origin != null && !origin.equals("http://" + host)) {
            answer(exchange, 403, "text/plain", "not from this page\n");
            return;
        }
        var query = exchange.getRequestURI().getQuery();
        if (query == null) {
            incident.choose(null);
            answer(exchange, 200, "text/plain", "all acts in turn\n");
            return;
        }
        var name = query.replaceFirst("^name=", "");
        var act = Act.ALL.stream().filter(it -> it.name().equals(name)).findFirst();
        act.ifPresent(incident::choose);
        answer(
                exchange,
                act.isPresent() ? 200 : 404,
                "text/plain",
                act.map(Act::name).orElse("no such act") + "\n");
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String json(LiveSample sample) {
        try {
            return JSON.writeValueAsString(sample);
        } catch (IOException e) {
            throw new IllegalStateException("can't write the sample as JSON", e);
        }
    }

    @Override
    public void close() {
        events.close();
        ticks.shutdownNow();
        http.stop(0);
        requests.shutdownNow();
    }
}
