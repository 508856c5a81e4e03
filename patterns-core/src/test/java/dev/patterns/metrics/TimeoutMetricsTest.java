package dev.patterns.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout;
import dev.patterns.timeout.TimeoutExceededException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meters of a timeout in a Micrometer registry. */
class TimeoutMetricsTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Timeout timeout =
            Timeout.builder("payments").limit(Duration.ofSeconds(1)).time(time).build();

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void timesCallsByOutcome() throws Exception {
        new TimeoutMetrics(timeout).bindTo(meters);

        call(200);
        call(300);
        assertThatThrownBy(() -> call(5_000)).isInstanceOf(TimeoutExceededException.class);
        assertThatThrownBy(() -> timeout.call(() -> {
                    time.sleep(Duration.ofMillis(100));
                    throw new IllegalStateException("down");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertTimer("success", 2, 500);
        assertTimer("failure", 1, 100);
        assertTimer("timeout", 1, 1_000);
    }

    @Test
    void allMetersExistBeforeTheFirstCall() {
        new TimeoutMetrics(timeout).bindTo(meters);

        assertThat(meters.get("timeout.calls").tag("name", "payments").timers())
                .extracting(timer -> timer.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("success", "failure", "timeout");
        assertThat(meters.get("timeout.calls").timers()).allMatch(timer -> timer.count() == 0);
    }

    private void call(long millis) throws InterruptedException {
        timeout.call(() -> {
            time.sleep(Duration.ofMillis(millis));
            return "answer";
        });
    }

    private void assertTimer(String outcome, long calls, double totalMillis) {
        Timer timer = meters.get("timeout.calls")
                .tags("name", "payments", "outcome", outcome)
                .timer();
        assertThat(timer.count()).isEqualTo(calls);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(totalMillis);
    }
}
