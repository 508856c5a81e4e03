package dev.patterns.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.simulation.SimulatedTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meters of a bulkhead in a Micrometer registry. */
class BulkheadMetricsTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Bulkhead bulkhead =
            Bulkhead.builder("prices").limit(1).maxWaiters(1).time(time).build();

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void showsCallsWaitsAndRejections() {
        new BulkheadMetrics(bulkhead).bindTo(meters);
        var first = new CompletableFuture<String>();
        bulkhead.callAsync(() -> first);
        bulkhead.callAsync(CompletableFuture::new);
        bulkhead.callAsync(CompletableFuture::new);

        assertThat(gauge("bulkhead.limit")).isEqualTo(1);
        assertThat(gauge("bulkhead.active")).isEqualTo(1);
        assertThat(gauge("bulkhead.waiting")).isEqualTo(1);
        assertThat(rejected("full")).isEqualTo(1);
        time.advance(Duration.ofMillis(300));
        first.complete("answer");
        bulkhead.callAsync(CompletableFuture::new);
        time.advance(Duration.ofSeconds(1));

        assertThat(meters.get("bulkhead.admitted").functionCounter().count()).isEqualTo(2);
        assertThat(meters.get("bulkhead.waits").timer().count()).isEqualTo(1);
        assertThat(meters.get("bulkhead.waits").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(300);
        assertThat(rejected("timed_out")).isEqualTo(1);
    }

    @Test
    void allMetersAreThereFromTheStart_withTheBulkheadsName() {
        new BulkheadMetrics(bulkhead).bindTo(meters);

        assertThat(meters.find("bulkhead.rejected").tag("name", "prices").functionCounters())
                .hasSize(4)
                .allMatch(counter -> counter.count() == 0);
        assertThat(meters.getMeters())
                .hasSize(9)
                .allMatch(meter -> "prices".equals(meter.getId().getTag("name")));
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private double rejected(String reason) {
        return meters.get("bulkhead.rejected")
                .tag("reason", reason)
                .functionCounter()
                .count();
    }
}
