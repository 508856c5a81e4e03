package dev.patterns.examples.behaviour.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A real HTTP server on the loopback interface whose answers can be anything that goes wrong. */
final class QuoteServer implements AutoCloseable {

    static final String QUOTE = "quote";

    private static final int THREADS = 200; // a delayed answer keeps its thread

    private final WireMockServer server;

    /** @param port 0 for any */
    QuoteServer(int port) {
        server = new WireMockServer(wireMockConfig()
                .port(port)
                .bindAddress("127.0.0.1")
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .stubRequestLoggingDisabled(true)
                .jettyStopTimeout(100L)
                .containerThreads(THREADS));
        server.start();
    }

    /**
     * A server whose port is not among those that the system gives to outgoing connections, so that it is still free
     * after the server has stopped.
     */
    static QuoteServer onAPortThatStaysFree() {
        for (int i = 0; i < 100; i++) {
            try {
                return new QuoteServer(ThreadLocalRandom.current().nextInt(20_000, 32_000));
            } catch (FatalStartupException inUse) {
                continue;
            }
        }
        throw new IllegalStateException("no port is free between 20000 and 32000");
    }

    /** The first request loads classes, which takes longer than some of the timeouts. */
    QuoteServer warmedUp() {
        answerAlways("/warm-up", ok());
        try {
            QuoteClient.quote(address("/warm-up"), Optional.empty());
        } catch (IOException e) {
            throw new IllegalStateException("the server does not answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        return this;
    }

    static ResponseDefinitionBuilder ok() {
        return aResponse().withBody(QUOTE);
    }

    int port() {
        return server.port();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    void answerAlways(String path, ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo(path)).willReturn(response));
    }

    /** So many times this response, then the quote. */
    void answerFirst(String path, int times, ResponseDefinitionBuilder response) {
        for (int i = 0; i < times; i++) {
            server.stubFor(post(urlEqualTo(path))
                    .inScenario(path)
                    .whenScenarioStateIs(state(i))
                    .willReturn(response)
                    .willSetStateTo(state(i + 1)));
        }
        server.stubFor(post(urlEqualTo(path))
                .inScenario(path)
                .whenScenarioStateIs(state(times))
                .willReturn(ok()));
    }

    private static String state(int answered) {
        return answered == 0 ? Scenario.STARTED : answered + " answered";
    }

    /** How many requests have arrived for this path. */
    int requests(String path) {
        return server.countRequestsMatching(postRequestedFor(urlEqualTo(path)).build())
                .getCount();
    }

    @Override
    public void close() {
        server.stop();
    }
}
