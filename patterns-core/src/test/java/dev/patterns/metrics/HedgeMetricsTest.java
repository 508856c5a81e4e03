package dev.patterns.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.hedge.Hedge;
import dev.patterns.simulation.SimulatedTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meters of a hedge in a Micrometer registry. */
class HedgeMetricsTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void countsCallsAndSecondAttempts() throws Exception {
        var hedge = Hedge.builder("quotes")
                .delay(Duration.ofMillis(10))
                .budget(0.5)
                .time(time)
                .build();
        new HedgeMetrics(hedge).bindTo(meters);
        assertThat(gauge("hedge.load.amplification")).isEqualTo(1);

        call(hedge, 1, 1); // saves half an attempt
        call(hedge, 50, 1); // the second attempt wins
        call(hedge, 12, 50); // the budget refuses
        assertThatThrownBy(() -> hedge.call(() -> {
                    throw new IllegalStateException("down");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count("hedge.calls")).isEqualTo(4);
        assertThat(count("hedge.calls.failed")).isEqualTo(1);
        assertThat(count("hedge.second.attempts")).isEqualTo(1);
        assertThat(count("hedge.second.attempts.won")).isEqualTo(1);
        assertThat(count("hedge.second.attempts.refused")).isEqualTo(1);
        assertThat(gauge("hedge.load.amplification")).isEqualTo(1.25);
        assertThat(meters.get("hedge.delay").timeGauge().value(TimeUnit.MILLISECONDS))
                .isEqualTo(10);
    }

    @Test
    void aDelayThatIsNotKnownYetIsNoNumber() {
        new HedgeMetrics(Hedge.builder("quotes").build()).bindTo(meters);

        assertThat(meters.get("hedge.delay").timeGauge().value()).isNaN();
    }

    private void call(Hedge hedge, long firstMillis, long secondMillis) throws InterruptedException {
        var attempts = new int[1];
        hedge.call(() -> {
            time.sleep(Duration.ofMillis(attempts[0]++ == 0 ? firstMillis : secondMillis));
            return "answer";
        });
    }

    private double count(String meter) {
        return meters.get(meter).tag("name", "quotes").functionCounter().count();
    }

    private double gauge(String meter) {
        return meters.get(meter).tag("name", "quotes").gauge().value();
    }
}
