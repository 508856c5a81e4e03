package dev.patterns.examples.soak;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.patterns.examples.incident.real.LoopbackServer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A WireMock that says how many pieces are in stock, or fails as it is told to. */
final class StockServer implements ResponseDefinitionTransformerV2, AutoCloseable {

    private static final int HANG_MILLIS = 400; // longer than the client waits

    private final LoopbackServer server = new LoopbackServer(this);
    private volatile @Nullable SoakFault fault;

    URI address() {
        return server.address();
    }

    /** All requests from now on meet this fault; null for none. */
    void setFault(@Nullable SoakFault fault) {
        this.fault = fault;
    }

    @Override
    public String getName() {
        return "stock";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var answer = aResponse();
        var current = fault;
        if (current == null) {
            return answer.withBody("42").build();
        }
        return switch (current) {
            case STOCK_FAILS -> answer.withStatus(503).build();
            case STOCK_RESETS ->
                answer.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
            case STOCK_GARBLES ->
                answer.withFault(Fault.MALFORMED_RESPONSE_CHUNK).build();
            default -> answer.withFixedDelay(HANG_MILLIS).withBody("42").build();
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
