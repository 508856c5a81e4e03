package dev.patterns.simulation.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final long SEED = 7;

    @Test
    void constantArrivalsHaveEqualIntervals_andASpikeHasItsOwnRate() {
        var result = Scenario.constant(10)
                .lasting(ofSeconds(4))
                .spike(ofSeconds(1), ofSeconds(2), 100)
                .spike(ofSeconds(3), ofSeconds(9), 0)
                .run(SEED);

        assertThat(result.callsPerSecond()).containsExactly(9, 100, 10);
        assertThat(result.requests().arrivedBetween(ofSeconds(2), ofSeconds(3)).count())
                .isEqualTo(10);
    }

    @Test
    void poissonArrivalsHaveTheRateOnAverage_andVaryFromSecondToSecond() {
        var result = Scenario.poisson(100).lasting(ofSeconds(300)).run(SEED);

        assertThat(result.requests().count()).isBetween(30_000 - 520, 30_000 + 520); // three standard deviations
        var perSecond = result.callsPerSecond().stream()
                .limit(300)
                .mapToInt(count -> count)
                .summaryStatistics();
        assertThat(perSecond.getMin()).isBetween(60, 85);
        assertThat(perSecond.getMax()).isBetween(115, 140);
    }

    @Test
    void aRateOfZeroGivesNoRequests() {
        var result = Scenario.constant(0).run(SEED);

        assertThat(result.requests().count()).isZero();
        assertThat(result.successRate()).isEqualTo(1);
        assertThat(result.callsPerRequest()).isZero();
        assertThat(result.requests().percentile(99)).isZero();
    }
}
