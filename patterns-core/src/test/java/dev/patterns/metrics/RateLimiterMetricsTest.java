package dev.patterns.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.ratelimiter.RateLimiter;
import dev.patterns.simulation.SimulatedTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meters of a rate limiter in a Micrometer registry. */
class RateLimiterMetricsTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final RateLimiter limiter = RateLimiter.builder("geocoder")
            .permits(10, Duration.ofSeconds(1))
            .burst(2)
            .maxWait(Duration.ofMillis(200))
            .time(time)
            .build();

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void countsCallsByOutcome_andTimesTheWaits() {
        new RateLimiterMetrics(limiter).bindTo(meters);
        assertCalls(0, 0, 0);
        assertThat(gauge("ratelimiter.permits.free")).isEqualTo(2);

        assertThat(limiter.tryAcquire(2)).isTrue();
        assertThat(limiter.tryAcquire()).isFalse();
        limiter.callAsync(() -> CompletableFuture.completedFuture("waits 100 ms"));
        var cancelled = limiter.callAsync(() -> CompletableFuture.completedFuture("waits 200 ms"));
        assertThat(gauge("ratelimiter.waiting")).isEqualTo(2);
        cancelled.cancel(true);
        time.advance(Duration.ofMillis(150));

        assertCalls(2, 1, 1);
        assertThat(meters.get("ratelimiter.waits").tag("name", "geocoder").timer())
                .satisfies(waits -> assertThat(waits.count()).isEqualTo(1))
                .satisfies(waits ->
                        assertThat(waits.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(100));
        assertThat(gauge("ratelimiter.waiting")).isZero();
        assertThat(gauge("ratelimiter.permits.free")).isZero();
    }

    private void assertCalls(double admitted, double rejected, double cancelled) {
        assertThat(calls("admitted")).isEqualTo(admitted);
        assertThat(calls("rejected")).isEqualTo(rejected);
        assertThat(calls("cancelled")).isEqualTo(cancelled);
    }

    private double calls(String outcome) {
        return meters.get("ratelimiter.calls")
                .tags("name", "geocoder", "outcome", outcome)
                .counter()
                .count();
    }

    private double gauge(String meter) {
        return meters.get(meter).tag("name", "geocoder").gauge().value();
    }
}
