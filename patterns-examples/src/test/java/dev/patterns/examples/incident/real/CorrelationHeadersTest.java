package dev.patterns.examples.incident.real;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.PaymentDependencies;
import dev.patterns.examples.incident.payment.PaymentDependencies.GuardedProcessor;
import dev.patterns.examples.incident.payment.PaymentOutcome;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import dev.patterns.examples.incident.payment.ProcessorUnavailableException;
import dev.patterns.examples.incident.trace.PaymentTracer;
import dev.patterns.examples.incident.trace.Tracing;
import dev.patterns.examples.jdbc.StubDataSource;
import dev.patterns.fallback.Fallback;
import dev.patterns.timeout.Timeout;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A traced payment's correlation id in the requests to the processor, also from the worker thread of a timeout. */
class CorrelationHeadersTest {

    private static final Payment PAYMENT = new Payment(17, 4200, false);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static WireMockServer server;

    @BeforeAll
    static void start() {
        server = new WireMockServer(
                wireMockConfig().dynamicPort().bindAddress("127.0.0.1").http2PlainDisabled(true));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void answer() {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    @Test
    void aTracedPayment_itsRequestHasItsCorrelationId() {
        assertThat(charge(traced(OpenTelemetry.noop().getTracer("test")))).isEqualTo(PaymentOutcome.PAID);

        assertThat(request().getHeader("X-Correlation-Id")).isEqualTo("payment-17");
        assertThat(request().containsHeader("traceparent")).isFalse();
    }

    @Test
    void withAnOpenTelemetrySdk_itHasTheHeaderOfW3cToo() {
        try (var provider = SdkTracerProvider.builder().build()) {
            charge(traced(provider.get("test")));
        }

        assertThat(request().getHeader("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
    }

    @Test
    void withoutTracing_itHasNeither() {
        charge(PaymentTracer.OFF);

        assertThat(request().containsHeader("X-Correlation-Id")).isFalse();
        assertThat(request().containsHeader("traceparent")).isFalse();
    }

    @Test
    void theLogOfAFailedCallHasTheCorrelationId() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var log = (Logger) LoggerFactory.getLogger(PaymentTracer.class);
        var events = new ListAppender<ILoggingEvent>();
        var level = log.getLevel();
        log.setLevel(Level.INFO);
        log.addAppender(events);
        events.start();
        try {
            charge(traced(OpenTelemetry.noop().getTracer("test")));
        } finally {
            log.detachAppender(events);
            log.setLevel(level);
        }

        assertThat(events.list)
                .hasSize(2) // the call and the payment
                .allSatisfy(
                        event -> assertThat(event.getMDCPropertyMap()).containsEntry("correlationId", "payment-17"));
        assertThat(events.list.get(0).getFormattedMessage())
                .isEqualTo("call of primary failed: " + ProcessorUnavailableException.class.getName()
                        + ": primary is unavailable");
    }

    private static PaymentTracer traced(Tracer tracer) {
        return new Tracing(tracer, false).begin("test", Time.system());
    }

    private static PaymentOutcome charge(PaymentTracer tracer) {
        var processor =
                new HttpProcessorClient("primary", CLIENT, URI.create("http://127.0.0.1:" + server.port()), null);
        var timeout = Timeout.builder("primary").limit(Duration.ofSeconds(30)).build();
        var guarded = new GuardedProcessor("primary", processor, timeout);
        var dependencies = tracer.follow(
                new PaymentDependencies(
                        StubDataSource.of(),
                        Policy.compose(),
                        Fallback.builder("failover").build(),
                        guarded,
                        guarded,
                        Policy.compose()),
                () -> "CLOSED");
        return tracer.pay(PAYMENT, Time.system().nanoTime(), () -> result(dependencies.primary()))
                .outcome();
    }

    private static PaymentResult result(GuardedProcessor at) {
        try {
            at.guard().call(() -> at.processor().charge("key", PAYMENT));
            return new PaymentResult(PaymentOutcome.PAID, 1);
        } catch (Exception failure) {
            return new PaymentResult(PaymentOutcome.PROCESSOR_UNAVAILABLE, 1);
        }
    }

    private static Request request() {
        return server.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .findFirst()
                .orElseThrow();
    }
}
