package dev.patterns.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.fallback.CachedFallback;
import dev.patterns.fallback.Fallback;
import dev.patterns.simulation.SimulatedTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The meters of a fallback in a Micrometer registry. */
class FallbackMetricsTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Fallback failover =
            Fallback.builder("processor").fallbackOn(IOException.class).build();

    @Test
    void countsCallsByOutcome() throws IOException {
        new FallbackMetrics(failover).bindTo(meters);
        assertCalls(0, 0, 0);

        assertThat(failover.call(() -> "primary", () -> "backup")).isEqualTo("primary");
        assertThat(failover.call(() -> "primary", () -> "backup")).isEqualTo("primary");
        assertThat(failover.call(FallbackMetricsTest::fails, () -> "backup")).isEqualTo("backup");
        assertThatThrownBy(() -> failover.call(FallbackMetricsTest::fails, FallbackMetricsTest::fails))
                .isInstanceOf(IOException.class);

        assertCalls(2, 1, 1);
    }

    @Test
    void countsStaleAnswers_andTheirAges() throws IOException {
        try (var time = new SimulatedTime(7)) {
            CachedFallback<String, String> prices =
                    CachedFallback.builder("processor").time(time).build();
            new FallbackMetrics(prices).bindTo(meters);

            prices.call("apple", () -> "1.00");
            time.advance(Duration.ofSeconds(30));
            assertThat(prices.call("apple", FallbackMetricsTest::fails).stale()).isTrue();
        }

        assertCalls(1, 1, 0);
        assertThat(meters.get("fallback.answers")
                        .tag("name", "processor")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(meters.get("fallback.stale.age").tag("name", "processor").timer())
                .satisfies(ages -> assertThat(ages.count()).isEqualTo(1))
                .satisfies(ages -> assertThat(ages.totalTime(TimeUnit.SECONDS)).isEqualTo(30));
    }

    private static String fails() throws IOException {
        throw new IOException("down");
    }

    private void assertCalls(double primary, double alternative, double failure) {
        assertThat(calls("primary")).isEqualTo(primary);
        assertThat(calls("alternative")).isEqualTo(alternative);
        assertThat(calls("failure")).isEqualTo(failure);
    }

    private double calls(String outcome) {
        return meters.get("fallback.calls")
                .tags("name", "processor", "outcome", outcome)
                .counter()
                .count();
    }
}
