package dev.patterns.examples.incident.api.real;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.patterns.Time;
import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.plan.PriceScript;
import dev.patterns.examples.incident.real.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The price service behind real HTTP on loopback: WireMock, with the answers of a {@link PriceScript}. */
final class PriceServer implements ResponseDefinitionTransformerV2, AutoCloseable {

    static final String PRICES = "/prices/";
    static final String ALL = "all";

    private final Time time;
    private final AtomicInteger calls = new AtomicInteger();
    private final LoopbackServer server;
    private volatile @Nullable ActiveScript active;

    /** The script that answers, and the clock time at which its time began. */
    private record ActiveScript(PriceScript script, long start) {}

    PriceServer(Time time) {
        this.time = time;
        server = new LoopbackServer(this);
    }

    URI address() {
        return server.address();
    }

    /** Answers with this script from now on; null for answers at once. */
    void serve(@Nullable PriceScript script) {
        active = script == null ? null : new ActiveScript(script, time.nanoTime());
        calls.set(0);
    }

    int calls() {
        return calls.get();
    }

    @Override
    public String getName() {
        return "price service";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var wanted = event.getRequest().getUrl().substring(PRICES.length());
        if (wanted.equals(ALL)) {
            return prices(0, ApiDefaults.CATEGORIES);
        }
        calls.incrementAndGet();
        var script = active;
        var response = script == null
                ? new PriceScript.Response(ApiDefaults.PRICE_LATENCY, false)
                : script.script.respond(Duration.ofNanos(time.nanoTime() - script.start));
        sleep(response.latency().toNanos());
        int category = Integer.parseInt(wanted);
        return response.refused() ? aResponse().withStatus(503).build() : prices(category, category + 1);
    }

    /** The prices of these categories' pages: a line for each category. */
    private static ResponseDefinition prices(int from, int until) {
        var body = IntStream.range(from, until)
                .mapToObj(category -> IntStream.range(0, ApiDefaults.PRODUCTS_PER_PAGE)
                        .mapToObj(i -> Integer.toString(100 + category + i))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        return aResponse().withHeader("Content-Type", "text/csv").withBody(body).build();
    }

    private void sleep(long nanos) {
        long start = time.nanoTime();
        for (long left; (left = nanos - (time.nanoTime() - start)) > 0; ) {
            time.parkNanos(this, left);
            if (Thread.currentThread().isInterrupted()) {
                return; // the server is stopping
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
