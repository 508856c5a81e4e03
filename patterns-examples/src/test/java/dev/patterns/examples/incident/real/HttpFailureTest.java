package dev.patterns.examples.incident.real;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.ProcessorUnavailableException;
import dev.patterns.examples.incident.payment.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the client of a processor makes of each answer, against a server with the usual kinds of failure. What retry,
 * breaker and timeout make of it is in the behaviour catalogue, pattern "http".
 */
class HttpFailureTest {

    private static final Payment PAYMENT = new Payment(1, 4200, false);
    private static final Duration TIMEOUT = Duration.ofMillis(400);
    private static final int LATE_MILLIS = 3_000;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static WireMockServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new WireMockServer(
                wireMockConfig().dynamicPort().bindAddress("127.0.0.1").http2PlainDisabled(true));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void resetServer() {
        server.resetAll();
    }

    @Test
    void aSuccessfulResponseIsAReceipt() throws Exception {
        respond(aResponse());
        assertThat(processor(null).charge("key", PAYMENT)).isEqualTo(new Receipt("key", "processor"));
        assertCalls(1);
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenConnection_isAnIOException_andSentOnce(Fault fault) {
        respond(aResponse().withFault(fault));
        assertThatThrownBy(() -> processor(null).charge("key", PAYMENT)).isInstanceOf(IOException.class);
        assertCalls(1);
    }

    @Test
    void theTimeoutCoversTheBodyToo() {
        respond(aResponse().withBody("captured").withChunkedDribbleDelay(4, LATE_MILLIS));
        assertThatThrownBy(() -> processor(TIMEOUT).charge("key", PAYMENT)).isInstanceOf(HttpTimeoutException.class);
        respond(aResponse().withFixedDelay(LATE_MILLIS));
        assertThatThrownBy(() -> processor(TIMEOUT).charge("key", PAYMENT)).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void a503SaysWhenToComeBack() {
        respond(aResponse().withStatus(503).withHeader("Retry-After", "7"));
        assertThat(unavailable().retryAfter()).contains(Duration.ofSeconds(7));
        respond(aResponse().withStatus(503));
        assertThat(unavailable().retryAfter()).isEqualTo(Optional.empty());
    }

    @Test
    void a402IsADecline() {
        respond(aResponse().withStatus(402));
        assertThatThrownBy(() -> processor(null).charge("key", PAYMENT)).isInstanceOf(DeclinedException.class);
    }

    private static ProcessorUnavailableException unavailable() {
        try {
            processor(null).charge("key", PAYMENT);
        } catch (ProcessorUnavailableException expected) {
            return expected;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("the charge succeeded");
    }

    private static HttpProcessorClient processor(Duration timeout) {
        return new HttpProcessorClient("processor", CLIENT, URI.create("http://127.0.0.1:" + server.port()), timeout);
    }

    private static void respond(ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo(ProcessorServer.CHARGES)).willReturn(response));
    }

    private static void assertCalls(int calls) {
        server.verify(exactly(calls), postRequestedFor(urlEqualTo(ProcessorServer.CHARGES)));
    }
}
