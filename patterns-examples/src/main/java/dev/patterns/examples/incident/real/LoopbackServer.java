package dev.patterns.examples.incident.real;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import java.net.URI;

/** A WireMock on loopback that answers every request with what a transformer gives. */
public final class LoopbackServer implements AutoCloseable {

    /** More than the calls that can hang at the same time: a full server would change the incident. */
    private static final int THREADS = 1_000;

    private final WireMockServer server;

    public LoopbackServer(ResponseDefinitionTransformerV2 answers) {
        server = new WireMockServer(wireMockConfig()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .containerThreads(THREADS)
                .extensions(answers));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }
}
