package dev.patterns.examples.incident.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.run.ActRunner;
import dev.patterns.examples.incident.run.ProgressListener;
import dev.patterns.examples.incident.simulated.SimulatedEnvironment;
import dev.patterns.examples.incident.simulated.SimulationRunner;
import dev.patterns.examples.incident.simulated.SimulationRunner.Job;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ways of the payments of two acts in simulated time. */
class TracingTest {

    private static final Workload WORKLOAD = new Workload(7, 900, Workload.DEFAULT_RATE);
    private static final Act INCIDENT = Act.ALL.get(1);
    private static final Act HANDWRITTEN = Act.ALL.get(3);

    private static Tracing tracing;

    @BeforeAll
    static void runBothActs() {
        tracing = new Tracing(OpenTelemetry.noop().getTracer("test"), true);
        for (var act : List.of(INCIDENT, HANDWRITTEN)) {
            run(act, tracing);
        }
    }

    @Test
    void everyPaymentHasATrace_fromItsArrivalOn() {
        assertThat(traces(HANDWRITTEN)).hasSize(WORKLOAD.payments());
        assertThat(tracing.traces(HANDWRITTEN.name()).get(0).id()).isZero();
        assertThat(tracing.traces("healthy")).isEmpty();
    }

    @Test
    void aPaymentThatGoesWell() {
        var trace = first(HANDWRITTEN, it -> it.result().attempts() == 1 && !it.failedOver());

        assertThat(steps(HANDWRITTEN, trace))
                .containsExactly(
                        "arrival",
                        "|- attempt 1",
                        "|  |- connection from the pool",
                        "|  |- insert into payment_attempt",
                        "|  |- charge at primary, breaker closed",
                        "|  |  |- call of primary",
                        "|  |- update payment_attempt",
                        "|  |- commit",
                        "|  |- return the connection");
    }

    @Test
    void aPaymentWhoseCallTimesOut_isVoidedAndFailsOver() {
        var trace = first(
                HANDWRITTEN, it -> it.voided() && it.failedOver() && it.result().attempts() == 1);

        assertThat(steps(HANDWRITTEN, trace))
                .anyMatch(it -> it.startsWith("|  |- charge at primary, breaker closed: TimeoutExceededException"))
                .anyMatch(it -> it.startsWith("|  |  |- call of primary: InterruptedException"))
                .containsSubsequence(
                        "|  |- void",
                        "|  |  |- call of the processor",
                        "|  |- failover: charge at backup",
                        "|  |  |- call of backup",
                        "|  |- commit");
    }

    @Test
    void aPaymentThatIsRetried_showsTheWaitBetweenItsAttempts() {
        var trace = first(HANDWRITTEN, it -> it.result().attempts() == 2);

        assertThat(steps(HANDWRITTEN, trace))
                .containsSubsequence("|- attempt 1: failed", "|- wait before the next attempt", "|- attempt 2");
    }

    @Test
    void aRejectionShowsTheBreakersState_andNoCall() {
        var trace = first(HANDWRITTEN, PaymentTrace::rejected);
        var steps = steps(HANDWRITTEN, trace);
        int charge = steps.indexOf(steps.stream()
                .filter(it -> it.startsWith("|  |- charge at primary, breaker open: CallRejectedException"))
                .findFirst()
                .orElseThrow());

        assertThat(steps.get(charge + 1)).isEqualTo("|  |- failover: charge at backup");
    }

    @Test
    void anExhaustedPoolShowsWhichPaymentsHoldItsConnections() {
        var trace = first(INCIDENT, it -> it.result().outcome().label().equals("no connection"));

        assertThat(TraceText.of(INCIDENT.name(), trace))
                .filteredOn(it -> it.contains("last executed"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.strip())
                        .matches("(payment-\\d+) for \\d+ ms, last executed: /\\* correlationId=\\1 \\*/ .*"));
    }

    @Test
    void aLeakIsShown() {
        var trace = first(INCIDENT, PaymentTrace::leaked);
        assertThat(TraceText.of(INCIDENT.name(), trace)).last().asString().endsWith("a connection was never returned");
    }

    @Test
    void theListHasPaymentsOfEachKind() {
        assertThat(NotableTraces.of(traces(HANDWRITTEN)))
                .anyMatch(it -> it.matches("paid at the backup: \\d+(, \\d+){0,2}"))
                .anyMatch(it -> it.matches("retried, then paid: \\d+.*"))
                .anyMatch(it -> it.matches("rejected by the breaker on the way: \\d+.*"))
                .anyMatch(it -> it.matches("took longest: \\d+, \\d+, \\d+"));
        assertThat(NotableTraces.of(traces(INCIDENT)))
                .anyMatch(it -> it.startsWith("ended: no connection: "))
                .anyMatch(it -> it.startsWith("connection never returned: "));
        assertThat(NotableTraces.of(List.of())).isEmpty();
    }

    @Test
    void followingThePaymentsChangesNothing() {
        for (var act : List.of(INCIDENT, HANDWRITTEN)) {
            assertThat(traceHash(act, new Tracing(OpenTelemetry.noop().getTracer("test"), true)))
                    .isEqualTo(traceHash(act, null));
        }
    }

    private static long traceHash(Act act, Tracing tracing) {
        try (var environment = new SimulatedEnvironment(WORKLOAD.seed())) {
            var tracer = tracing == null ? PaymentTracer.OFF : tracing.begin(act.name(), environment.time());
            new ActRunner(environment, WORKLOAD).run(act, ProgressListener.NONE, tracer);
            return environment.traceHash();
        }
    }

    static void run(Act act, Tracing tracing) {
        SimulationRunner.run(new Job(act, WORKLOAD), ProgressListener.NONE, time -> tracing.begin(act.name(), time));
    }

    private static Collection<PaymentTrace> traces(Act act) {
        return tracing.traces(act.name()).values();
    }

    private static PaymentTrace first(Act act, Predicate<PaymentTrace> found) {
        return traces(act).stream().filter(found).findFirst().orElseThrow();
    }

    /** The tree without its head and without the times. */
    private static List<String> steps(Act act, PaymentTrace trace) {
        return TraceText.of(act.name(), trace).stream()
                .skip(2)
                .map(it -> it.substring(26))
                .toList();
    }
}
