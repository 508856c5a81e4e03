package dev.patterns.examples.incident.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.plan.Workload.Arrival;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrivals are the same for the same seed, and the fraction of declines is exact for any seed. */
class WorkloadTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 8, -1, Long.MAX_VALUE})
    void everyThousandPaymentsContainNineDeclines(long seed) {
        var arrivals = new Workload(seed, 3000, 30).arrivals();
        for (int from = 0; from < 3000; from += 1000) {
            assertThat(arrivals.subList(from, from + 1000).stream()
                            .map(Arrival::payment)
                            .filter(Payment::declined))
                    .hasSize(9);
        }
    }

    @Test
    void arrivalsAreInOrderAndSpanTheWholeDuration() {
        var workload = new Workload(7, 3000, 30);
        var arrivals = workload.arrivals();
        assertThat(arrivals).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(arrivals).allSatisfy(arrival -> assertThat(arrival.at()).isLessThan(workload.duration()));
        assertThat(workload.duration()).isEqualTo(Duration.ofSeconds(100));
        assertThat(arrivals.stream().map(arrival -> arrival.payment().id()).distinct())
                .hasSize(3000);
    }

    /** As in a Poisson process. The standard deviation of an exponential distribution equals its mean. */
    @Test
    void gapsBetweenArrivalsAreExponential() {
        var arrivals = new Workload(7, 20_000, 30).arrivals();
        var gaps = new ArrayList<Double>();
        for (int i = 1; i < arrivals.size(); i++) {
            gaps.add(arrivals.get(i).at().minus(arrivals.get(i - 1).at()).toNanos() / 1e9);
        }
        var mean = gaps.stream().mapToDouble(gap -> gap).average().orElseThrow();
        var variance = gaps.stream()
                .mapToDouble(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(1 / 30.0, within(0.001));
        assertThat(Math.sqrt(variance) / mean).isCloseTo(1, within(0.05));
    }

    @Test
    void theSameSeedGivesTheSameArrivals() {
        assertThat(new Workload(7, 100, 30).arrivals())
                .isEqualTo(new Workload(7, 100, 30).arrivals())
                .isNotEqualTo(new Workload(8, 100, 30).arrivals());
    }
}
