package dev.patterns.examples.incident.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.incident.plan.Act;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenTelemetry spans of the hand-written act. */
class SpansTest {

    private static final AttributeKey<String> CORRELATION_ID = AttributeKey.stringKey("correlationId");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");

    private static List<SpanData> spans;
    private static Map<String, SpanData> byId;

    @BeforeAll
    static void runAnAct() {
        var exporter = InMemorySpanExporter.create();
        try (var provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            TracingTest.run(Act.ALL.get(3), new Tracing(provider.get("test"), false));
            spans = exporter.getFinishedSpanItems(); // closing the provider empties the exporter
        }
        byId = spans.stream().collect(Collectors.toMap(SpanData::getSpanId, Function.identity()));
    }

    @Test
    void aPaymentHasAttempts_whichHaveConnectionsChargesAndStatements() {
        assertParents("payment", "none");
        assertParents("attempt", "payment");
        assertParents("pool.getConnection", "attempt");
        assertParents("sql.execute", "attempt");
        assertParents("sql.commit", "attempt");
        assertParents("charge", "attempt");
        assertParents("void", "attempt");
        assertParents("processor.call", "charge", "void");
    }

    @Test
    void aTraceIsOnePayment() {
        assertThat(spans.stream()
                        .collect(Collectors.groupingBy(SpanData::getTraceId))
                        .values())
                .hasSize(900)
                .allSatisfy(trace -> assertThat(trace)
                        .extracting(span -> span.getAttributes().get(CORRELATION_ID))
                        .containsOnly(trace.get(0).getAttributes().get(CORRELATION_ID)));
    }

    @Test
    void callsToOtherSystemsAreClientSpans() {
        assertThat(spans)
                .allSatisfy(span -> assertThat(span.getKind())
                        .as(span.getName())
                        .isEqualTo(
                                switch (span.getName()) {
                                    case "payment" -> SpanKind.SERVER;
                                    case "processor.call", "sql.execute", "sql.commit", "sql.rollback" ->
                                        SpanKind.CLIENT;
                                    default -> SpanKind.INTERNAL;
                                }));
    }

    @Test
    void aFailedStepIsAnError_aPaymentThatIsPaidAfterAllIsNot() {
        var attempts = named("attempt").stream()
                .filter(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
                .toList();

        assertThat(attempts)
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.getAttributes().get(AttributeKey.stringKey("exception.type")))
                        .isNotBlank());
        assertThat(named("payment"))
                .allSatisfy(span -> assertThat(span.getStatus().getStatusCode() == StatusCode.ERROR)
                        .isEqualTo(!List.of("paid", "declined")
                                .contains(span.getAttributes().get(OUTCOME))));
    }

    @Test
    void aStepIsWithinItsParentsTime_unlessItsTimeoutHasLetItGo() {
        assertThat(spans)
                .filteredOn(span -> hasParent(span) && !span.getName().equals("processor.call"))
                .allSatisfy(span -> {
                    var parent = byId.get(span.getParentSpanId());
                    assertThat(span.getStartEpochNanos()).isGreaterThanOrEqualTo(parent.getStartEpochNanos());
                    assertThat(span.getEndEpochNanos()).isLessThanOrEqualTo(parent.getEndEpochNanos());
                });
    }

    private static void assertParents(String name, String... parents) {
        assertThat(named(name))
                .isNotEmpty()
                .extracting(span ->
                        hasParent(span) ? byId.get(span.getParentSpanId()).getName() : "none")
                .containsOnly(parents);
    }

    private static List<SpanData> named(String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).toList();
    }

    private static boolean hasParent(SpanData span) {
        return !span.getParentSpanId().equals(SpanId.getInvalid());
    }
}
