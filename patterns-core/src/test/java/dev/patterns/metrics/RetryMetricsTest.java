package dev.patterns.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.simulation.SimulatedTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meters of a retry in a Micrometer registry. */
class RetryMetricsTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void countsCallsByOutcome_attemptsAndWaits() {
        var retry = retry(RetryBudget.ratio(0, 10));
        new RetryMetrics(retry).bindTo(meters);
        assertThat(gauge("retry.load.amplification")).isEqualTo(1);

        callFailing(retry, 0);
        callFailing(retry, 0);
        callFailing(retry, 2);
        assertThatThrownBy(() -> callFailing(retry, 40)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> retry.call(() -> {
                    throw new AssertionError("not retried");
                }))
                .isInstanceOf(AssertionError.class);

        assertThat(calls("success")).isEqualTo(2);
        assertThat(calls("success_after_retry")).isEqualTo(1);
        assertThat(calls("failure")).isEqualTo(1);
        assertThat(calls("failure_after_retry")).isEqualTo(1);
        assertThat(meters.get("retry.attempts").counter().count()).isEqualTo(1 + 1 + 3 + 9 + 1);
        assertThat(meters.get("retry.waits").timer().count()).isEqualTo(10);
        assertThat(meters.get("retry.waits").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(20);
        assertThat(gauge("retry.budget.left")).isZero();
        assertThat(gauge("retry.load.amplification")).isEqualTo(3);
    }

    @Test
    void countsAllAttemptsOfALongCall() {
        var retry = retry(RetryBudget.ratio(0, 1_000));
        new RetryMetrics(retry).bindTo(meters);

        callFailing(retry, 40);

        assertThat(meters.get("retry.attempts").counter().count()).isEqualTo(41);
    }

    @Test
    void withoutABudgetNothingIsSaidAboutIt() {
        new RetryMetrics(Retry.builder("payments").build()).bindTo(meters);

        assertThat(gauge("retry.budget.left")).isNaN();
    }

    private Retry retry(RetryBudget budget) {
        return Retry.builder("payments")
                .maxAttempts(50)
                .backoff(Backoff.fixed(Duration.ofSeconds(2)))
                .budget(budget)
                .time(time)
                .build();
    }

    private static void callFailing(Retry retry, int attempts) {
        var left = new int[] {attempts};
        retry.call(() -> {
            if (left[0]-- > 0) {
                throw new IllegalStateException("down");
            }
            return "answer";
        });
    }

    private double calls(String outcome) {
        return meters.get("retry.calls")
                .tags("name", "payments", "outcome", outcome)
                .counter()
                .count();
    }

    private double gauge(String meter) {
        return meters.get(meter).tag("name", "payments").gauge().value();
    }
}
