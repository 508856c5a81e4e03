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
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.ProcessorUnavailableException;
import dev.patterns.examples.incident.payment.Receipt;
import dev.patterns.retry.Attempt;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.timeout.Timeout;
import dev.patterns.timeout.TimeoutExceededException;
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
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Breaker, retry and timeout around a real HTTP client, against a server with the usual kinds of failure. */
class HttpFailureTest {

    private static final Payment PAYMENT = new Payment(1, 4200, false);
    private static final Duration TIMEOUT = Duration.ofMillis(400);
    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(30);
    private static final int LATE_MILLIS = 3_000;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static WireMockServer server;

    private final CircuitBreaker breaker = CircuitBreaker.builder("processor")
            .tripWhen(TripRule.consecutiveFailures(5))
            .openFor(Duration.ofMinutes(1))
            .ignoreOn(DeclinedException.class)
            .build();
    private final Retry retry = Retry.builder("charge")
            .maxAttempts(3)
            .backoff(Backoff.fixed(Duration.ofMillis(10)))
            .abortOn(DeclinedException.class)
            .retryAfter(failure ->
                    failure instanceof ProcessorUnavailableException busy ? busy.retryAfter() : Optional.empty())
            .build();

    @BeforeAll
    static void start() throws Exception {
        server = new WireMockServer(
                wireMockConfig().dynamicPort().bindAddress("127.0.0.1").http2PlainDisabled(true));
        server.start();
        respond(aResponse());
        processor(null)
                .charge("warm-up", PAYMENT); // the first request loads classes, which takes longer than the limit
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
    void aSuccessfulResponsePassesThrough() throws Exception {
        respond(aResponse());
        assertThat(charge()).isEqualTo(new Receipt("key", "processor"));
        assertCalls(1);
    }

    @ParameterizedTest
    @EnumSource(names = "RANDOM_DATA_THEN_CLOSE", mode = Mode.EXCLUDE)
    void aBrokenConnection_isAnIOException_andEachAttemptIsOneRequest(Fault fault) {
        respond(aResponse().withFault(fault));
        assertThatThrownBy(this::charge)
                .isInstanceOf(IOException.class)
                .satisfies(last -> assertThat(Retry.history(last))
                        .extracting(Attempt::failure)
                        .hasSize(3)
                        .allSatisfy(failure -> assertThat(failure).isInstanceOf(IOException.class)));
        assertCalls(3);
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenConnection_isOvercomeByAnotherAttempt(Fault fault) throws Exception {
        failOnce(aResponse().withFault(fault));
        assertThat(charge()).isEqualTo(new Receipt("key", "processor"));
        assertCalls(2);
    }

    @Test
    void aLateResponse_endsAtTheTimeout() {
        respond(aResponse().withFixedDelay(LATE_MILLIS));
        var start = System.nanoTime();
        assertThatThrownBy(() -> charge(TIMEOUT)).isInstanceOf(TimeoutExceededException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(LATE_MILLIS));
        assertCalls(3);
    }

    @Test
    void aSlowBody_endsAtTheTimeoutToo() {
        respond(aResponse().withBody("captured").withChunkedDribbleDelay(4, LATE_MILLIS));
        assertThatThrownBy(() -> charge(TIMEOUT)).isInstanceOf(TimeoutExceededException.class);
    }

    @Test
    void theTimeoutOfTheClient_coversTheBodyToo() {
        respond(aResponse().withBody("captured").withChunkedDribbleDelay(4, LATE_MILLIS));
        assertThatThrownBy(() -> processor(TIMEOUT).charge("key", PAYMENT)).isInstanceOf(HttpTimeoutException.class);
        respond(aResponse().withFixedDelay(LATE_MILLIS));
        assertThatThrownBy(() -> processor(TIMEOUT).charge("key", PAYMENT)).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void a503_isRetriedAfterItsRetryAfter() throws Exception {
        failOnce(aResponse().withStatus(503).withHeader("Retry-After", "1"));
        var start = System.nanoTime();
        assertThat(charge()).isEqualTo(new Receipt("key", "processor"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertCalls(2);
    }

    @Test
    void a503_withATooLongRetryAfter_endsTheCall() {
        respond(aResponse().withStatus(503).withHeader("Retry-After", "3600"));
        assertThatThrownBy(this::charge).isInstanceOf(ProcessorUnavailableException.class);
        assertCalls(1);
    }

    @Test
    void aDecline_isNotRetriedAndIsNoFailure() {
        respond(aResponse().withStatus(402));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(this::charge).isInstanceOf(DeclinedException.class);
        }
        assertCalls(10);
        assertThat(breaker.state()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void afterFiveFailuresInARow_theServerIsNotCalled() {
        respond(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThatThrownBy(this::charge).isInstanceOf(IOException.class); // three calls
        assertThatThrownBy(this::charge).isInstanceOf(CallRejectedException.class); // two calls; the third is rejected
        assertThatThrownBy(this::charge).isInstanceOf(CallRejectedException.class);
        assertCalls(5);
        assertThat(breaker.state()).isEqualTo(CircuitBreakerState.OPEN);
    }

    /** For every test but those of the timeout: on a busy machine any response may be late. */
    private Receipt charge() throws IOException, InterruptedException {
        return charge(LONG_TIMEOUT);
    }

    private Receipt charge(Duration limit) throws IOException, InterruptedException {
        var timeout = Timeout.builder("processor").limit(limit).build();
        try {
            return Policy.compose(retry, breaker, timeout)
                    .call(() -> processor(null).charge("key", PAYMENT));
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static HttpProcessorClient processor(Duration timeout) {
        return new HttpProcessorClient("processor", CLIENT, URI.create("http://127.0.0.1:" + server.port()), timeout);
    }

    private static void respond(ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo(ProcessorServer.CHARGES)).willReturn(response));
    }

    private static void failOnce(ResponseDefinitionBuilder response) {
        var charges = urlEqualTo(ProcessorServer.CHARGES);
        server.stubFor(post(charges)
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(response)
                .willSetStateTo("recovered"));
        server.stubFor(post(charges)
                .inScenario("once")
                .whenScenarioStateIs("recovered")
                .willReturn(aResponse()));
    }

    private static void assertCalls(int calls) {
        server.verify(exactly(calls), postRequestedFor(urlEqualTo(ProcessorServer.CHARGES)));
    }
}
