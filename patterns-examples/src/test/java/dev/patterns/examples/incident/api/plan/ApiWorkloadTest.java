package dev.patterns.examples.incident.api.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.examples.incident.api.plan.ApiWorkload.Arrival;
import dev.patterns.examples.incident.api.shop.Request;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiWorkloadTest {

    private static final ApiWorkload WORKLOAD = new ApiWorkload(7, 40, ApiDefaults.PEAK);

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -1, Long.MAX_VALUE})
    void everySeedHasAsManyRequestsInThePeakAndAsManyForAStock(long seed) {
        var arrivals = WORKLOAD.withSeed(seed).arrivals();

        assertThat(arrivals)
                .filteredOn(arrival -> WORKLOAD.isPeak(arrival.at()))
                .hasSize((int) (8 * 40 * 1.15));
        assertThat(arrivals.subList(0, 400))
                .filteredOn(arrival -> arrival.request().kind() == Request.Kind.STOCK)
                .hasSize(100);
    }

    @Test
    void arrivalsAreInOrderAndSpanTheWholeDuration() {
        var arrivals = WORKLOAD.arrivals();

        assertThat(arrivals).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(arrivals).allSatisfy(arrival -> assertThat(arrival.at()).isLessThan(WORKLOAD.duration()));
        assertThat(WORKLOAD.duration()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void theFirstCategoryIsVisitedMost() {
        var visits = new ApiWorkload(7, 2_000, ApiDefaults.PEAK)
                .arrivals().stream()
                        .map(Arrival::request)
                        .collect(Collectors.groupingBy(Request::category, Collectors.counting()));

        assertThat(visits).hasSize(ApiDefaults.CATEGORIES);
        assertThat(visits.get(0) / (double) visits.get(9)).isBetween(8.0, 12.0);
    }

    @Test
    void theSameSeedGivesTheSameRequests() {
        assertThat(WORKLOAD.arrivals())
                .isEqualTo(new ApiWorkload(7, 40, ApiDefaults.PEAK).arrivals())
                .isNotEqualTo(WORKLOAD.withSeed(8).arrivals());
    }

    @Test
    void valuesOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> new ApiWorkload(7, 0, ApiDefaults.PEAK))
                .hasMessage("capacity must be between 1.0 and 10000.0, but was 0.0");
        assertThatThrownBy(() -> new ApiWorkload(7, 40, Duration.ZERO))
                .hasMessage("peak must be between 1 and 600 s, but was 0.0 s");
    }
}
