package dev.patterns.examples.incident.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.run.ActRunner;
import dev.patterns.examples.incident.run.ProgressListener;
import dev.patterns.examples.incident.simulated.SimulatedEnvironment;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The meters of an act in simulated time, beside the figures of its result. */
class PaymentMetricsTest {

    private static final Workload WORKLOAD = new Workload(7, 1_500, Workload.DEFAULT_RATE);

    private SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void theMetersCountWhatTheResultCounts() {
        var result = run(Tier.HANDWRITTEN, EnumSet.allOf(Fix.class));

        assertThat(payments("paid").count()).isEqualTo((long) result.outcomes().get("paid"));
        assertThat(payments("declined").count())
                .isEqualTo((long) result.outcomes().get("declined"));
        assertThat(counter("payments.attempts") / WORKLOAD.payments())
                .isCloseTo(result.attemptsPerPayment(), within(0.001));
        var sent = meters.find("payments.charges").timers().stream()
                .mapToLong(Timer::count)
                .sum();
        assertThat(sent / (double) WORKLOAD.payments()).isCloseTo(result.callsPerPayment(), within(0.001));
    }

    @Test
    void latencyIsInSimulatedTime() {
        run(Tier.HANDWRITTEN, Set.of());

        assertThat(payments("no_connection").mean(TimeUnit.SECONDS))
                .as("each waited for the pool's connection timeout")
                .isBetween(5.0, 5.1);
    }

    @Test
    void eachTierRegistersTheMetersOfItsPatternsBesideTheSameServiceMeters() {
        var service = Set.of("payments", "payments.attempts", "payments.charges", "payments.pool.active");
        var fixes = EnumSet.allOf(Fix.class);

        run(Tier.HANDWRITTEN, fixes);
        assertThat(names())
                .containsAll(service)
                .contains("circuitbreaker.calls", "retry.attempts", "timeout.calls", "fallback.calls")
                .contains("pool.connections.active");

        run(Tier.LIBRARY, fixes);
        assertThat(names()).containsAll(service).contains("resilience4j.circuitbreaker.state");

        run(Tier.DOCUMENTED, fixes);
        assertThat(names()).containsAll(service).doesNotContain("circuitbreaker.calls");
    }

    @Test
    void aVoidedChargeCountsAsAPreventedDuplicate() {
        run(Tier.HANDWRITTEN, Set.of(Fix.TIMEOUT, Fix.RETRY));

        var voided = meters.get("payments.voids").tag("processor", "primary").tag("outcome", "voided");
        assertThat(voided.counter().count()).isPositive();
    }

    private ActResult run(Tier tier, Set<Fix> fixes) {
        try (var environment = new SimulatedEnvironment(7, this::newRegistry)) {
            return new ActRunner(environment, WORKLOAD)
                    .run(Act.incidentWith(tier, fixes), ProgressListener.NONE)
                    .result();
        }
    }

    private MeterRegistry newRegistry(Clock clock) {
        meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
        return meters;
    }

    private Timer payments(String outcome) {
        return meters.get("payments").tag("outcome", outcome).timer();
    }

    private double counter(String name) {
        return meters.get(name).counter().count();
    }

    private Set<String> names() {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::getName)
                .collect(Collectors.toSet());
    }
}
