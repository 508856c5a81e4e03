package dev.patterns.examples.incident.real;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.patterns.Time;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.processor.ScriptedProcessor;
import dev.patterns.examples.incident.processor.ScriptedProcessor.PendingCall;
import dev.patterns.examples.incident.processor.ScriptedProcessor.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A processor behind real HTTP on loopback: WireMock, its answers from a {@link ScriptedProcessor}.
 *
 * <p>A call keeps its server thread until it is done, also when the client has hung up: so a hung charge is captured when
 * its answer would have come.
 */
final class ProcessorServer implements ResponseDefinitionTransformerV2, AutoCloseable {

    static final String CHARGES = "/charges";
    static final String VOIDS = "/voids";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String CARD = "4242424242424242";
    static final String DECLINED_CARD = "4000000000000002";

    /** Enough for every call that hangs at a time, with nothing to keep them from coming. */
    private static final int THREADS = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Time time;
    private final TimeScale scale;
    private final WireMockServer server;
    private volatile @Nullable ActiveScript scene;

    /** Who answers at present, and when their story began. */
    private record ActiveScript(ScriptedProcessor processor, long start) {}

    ProcessorServer(Time time, TimeScale scale) {
        this.time = time;
        this.scale = scale;
        server = new WireMockServer(wireMockConfig()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .containerThreads(THREADS)
                .extensions(this));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** From now on this one answers, and its story begins. Calls that are under way end with the one before. */
    void serve(ScriptedProcessor processor) {
        scene = new ActiveScript(processor, time.nanoTime());
    }

    @Override
    public String getName() {
        return "scripted processor";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var now = scene;
        if (now == null) {
            return aResponse().withStatus(500).build();
        }
        var arrival = time.nanoTime();
        var pending = arrive(now, event, Duration.ofNanos((long) (scale.toStorySeconds(arrival - now.start) * 1e9)));
        var latency = scale.toClockNanos(pending.latency());
        for (long left; (left = latency - (time.nanoTime() - arrival)) > 0; ) {
            time.parkNanos(this, left);
            if (Thread.currentThread().isInterrupted()) {
                break; // the server is stopping
            }
        }
        return response(pending.finish());
    }

    private static PendingCall arrive(ActiveScript scene, ServeEvent event, Duration at) {
        var request = event.getRequest();
        var key = request.getHeader(IDEMPOTENCY_KEY);
        if (request.getUrl().equals(VOIDS)) {
            return scene.processor.voidCharge(key);
        }
        try {
            var charge = JSON.readTree(request.getBody());
            var declined = charge.get("card").asText().equals(DECLINED_CARD);
            return scene.processor.charge(key, charge.get("payment").asInt(), declined, at);
        } catch (IOException e) {
            throw new UncheckedIOException("not a charge", e);
        }
    }

    private static ResponseDefinition response(Response answer) {
        var response = aResponse().withHeader("Content-Type", "application/json");
        return switch (answer) {
            case CAPTURED -> response.withBody("{\"status\":\"captured\"}").build();
            case DECLINED ->
                response.withStatus(402).withBody("{\"status\":\"declined\"}").build();
            case IN_FLIGHT ->
                response.withStatus(409).withBody("{\"status\":\"in flight\"}").build();
            case KEY_IS_VOID ->
                response.withStatus(410).withBody("{\"status\":\"voided\"}").build();
            case VOIDED -> response.withBody("{\"status\":\"voided\"}").build();
            case UNAVAILABLE ->
                response.withStatus(503).withHeader("Retry-After", "0").build();
            case CONNECTION_BROKEN ->
                response.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        };
    }

    @Override
    public void close() {
        server.stop();
    }
}
