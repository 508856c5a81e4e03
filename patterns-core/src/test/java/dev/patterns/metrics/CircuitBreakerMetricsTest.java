package dev.patterns.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.simulation.SimulatedTime;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The meters of a breaker in a Micrometer registry. */
class CircuitBreakerMetricsTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final CircuitBreaker breaker = CircuitBreaker.builder("payments")
            .tripWhen(TripRule.countWindow(4).slowCallRate(1))
            .slowAfter(Duration.ofSeconds(1))
            .time(time)
            .build();

    @Test
    void timesCallsByOutcome() {
        new CircuitBreakerMetrics(breaker).bindTo(meters);

        call(Duration.ofMillis(200), null);
        call(Duration.ofMillis(300), null);
        call(Duration.ofSeconds(3), null);
        call(Duration.ofMillis(10), new IllegalStateException());

        var success = meters.get("circuitbreaker.calls")
                .tags("name", "payments", "outcome", "success")
                .timer();
        assertThat(success.count()).isEqualTo(2);
        assertThat(success.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(500);
        assertThat(timer("slow_success")).isEqualTo(1);
        assertThat(timer("failure")).isEqualTo(1);
        assertThat(timer("slow_failure")).isZero();
        assertThat(meters.get("circuitbreaker.failure.rate").gauge().value()).isEqualTo(0.25);
        assertThat(meters.get("circuitbreaker.slow.call.rate").gauge().value()).isEqualTo(0.25);
    }

    @Test
    void countsTransitionsAndRejections_andShowsTheState() {
        new CircuitBreakerMetrics(breaker).bindTo(meters);
        assertThat(state("closed")).isEqualTo(1);
        assertThat(meters.get("circuitbreaker.failure.rate").gauge().value()).isNaN();

        for (int i = 0; i < 4; i++) {
            call(Duration.ZERO, new IllegalStateException());
        }
        call(Duration.ZERO, null);
        call(Duration.ZERO, null);

        assertThat(state("closed")).isZero();
        assertThat(state("open")).isEqualTo(1);
        assertThat(meters.get("circuitbreaker.transitions")
                        .tags("state", "open")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("circuitbreaker.calls.rejected").functionCounter().count())
                .isEqualTo(2);
    }

    /** These are the meters in the table of docs/circuit-breaker.md. */
    @Test
    void theMetersAreThoseOfTheTable() {
        new CircuitBreakerMetrics(breaker).bindTo(meters);

        var tags = meters.getMeters().stream()
                .collect(Collectors.toMap(
                        meter -> meter.getId().getName() + " " + meter.getId().getType(),
                        CircuitBreakerMetricsTest::tagsOf,
                        (one, other) -> one,
                        TreeMap::new));
        assertThat(tags)
                .hasToString(
                        "{circuitbreaker.calls TIMER=[name, outcome], circuitbreaker.calls.rejected COUNTER=[name],"
                                + " circuitbreaker.failure.rate GAUGE=[name],"
                                + " circuitbreaker.slow.call.rate GAUGE=[name],"
                                + " circuitbreaker.state GAUGE=[name, state],"
                                + " circuitbreaker.transitions COUNTER=[name, state]}");
    }

    @Test
    void aRegistryOfBreakersBindsEachOfThem() {
        var breakers = CircuitBreaker.registry(builder -> builder.time(time));
        breakers.get("first");

        breakers.onAdded(each -> new CircuitBreakerMetrics(each).bindTo(meters));
        breakers.get("second");

        assertThat(meters.find("circuitbreaker.failure.rate").gauges()).hasSize(2);
    }

    private static String tagsOf(Meter meter) {
        return meter.getId().getTags().stream()
                .map(tag -> tag.getKey())
                .toList()
                .toString();
    }

    private long timer(String outcome) {
        return meters.get("circuitbreaker.calls")
                .tags("outcome", outcome)
                .timer()
                .count();
    }

    private double state(String state) {
        return meters.get("circuitbreaker.state").tags("state", state).gauge().value();
    }

    private void call(Duration duration, RuntimeException failure) {
        try {
            breaker.call(() -> {
                time.advance(duration);
                if (failure != null) {
                    throw failure;
                }
                return "answer";
            });
        } catch (IllegalStateException | CallRejectedException expected) {
            // the test looks at the meters only
        }
    }
}
