package dev.patterns.examples.incident.real;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
 * A processor behind real HTTP on loopback: WireMock, with the answers of a {@link ScriptedProcessor}.
 *
 * <p>A call keeps its server thread until it is finished, even if the client has disconnected. A hung charge is
 * therefore captured when its answer is due.
 */
final class ProcessorServer implements ResponseDefinitionTransformerV2, AutoCloseable {

    static final String CHARGES = "/charges";
    static final String VOIDS = "/voids";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String CARD = "4242424242424242";
    static final String DECLINED_CARD = "4000000000000002";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Time time;
    private final TimeScale scale;
    private final LoopbackServer server;
    private volatile @Nullable ActiveScript active;

    /** The processor that answers, and the clock time at which its story time began. */
    private record ActiveScript(ScriptedProcessor processor, long start) {}

    ProcessorServer(Time time, TimeScale scale) {
        this.time = time;
        this.scale = scale;
        server = new LoopbackServer(this);
    }

    URI address() {
        return server.address();
    }

    /**
     * Answers as this processor from now on; its story time starts now. Calls in flight end with the processor before.
     */
    void serve(ScriptedProcessor processor) {
        active = new ActiveScript(processor, time.nanoTime());
    }

    @Override
    public String getName() {
        return "scripted processor";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var script = active;
        if (script == null) {
            return aResponse().withStatus(500).build();
        }
        var arrival = time.nanoTime();
        var storyTime = Duration.ofNanos((long) (scale.toStorySeconds(arrival - script.start) * 1e9));
        var pending = arrive(script, event, storyTime);
        var latency = scale.toClockNanos(pending.latency());
        for (long left; (left = latency - (time.nanoTime() - arrival)) > 0; ) {
            time.parkNanos(this, left);
            if (Thread.currentThread().isInterrupted()) {
                break; // the server is stopping
            }
        }
        return toHttp(pending.finish());
    }

    private static PendingCall arrive(ActiveScript script, ServeEvent event, Duration storyTime) {
        var request = event.getRequest();
        var key = request.getHeader(IDEMPOTENCY_KEY);
        if (request.getUrl().equals(VOIDS)) {
            return script.processor.voidCharge(key);
        }
        try {
            var charge = JSON.readTree(request.getBody());
            var declined = charge.get("card").asText().equals(DECLINED_CARD);
            return script.processor.charge(key, charge.get("payment").asInt(), declined, storyTime);
        } catch (IOException e) {
            throw new UncheckedIOException("the body of a charge is not valid JSON", e);
        }
    }

    private static ResponseDefinition toHttp(Response response) {
        var http = aResponse().withHeader("Content-Type", "application/json");
        return switch (response) {
            case CAPTURED -> http.withBody("{\"status\":\"captured\"}").build();
            case DECLINED ->
                http.withStatus(402).withBody("{\"status\":\"declined\"}").build();
            case IN_FLIGHT ->
                http.withStatus(409).withBody("{\"status\":\"in flight\"}").build();
            case KEY_IS_VOID ->
                http.withStatus(410).withBody("{\"status\":\"voided\"}").build();
            case VOIDED -> http.withBody("{\"status\":\"voided\"}").build();
            case UNAVAILABLE ->
                http.withStatus(503).withHeader("Retry-After", "0").build();
            case CONNECTION_BROKEN ->
                http.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
