package dev.patterns.simulation.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DependencyTest {

    private static final long SEED = 7;

    @Test
    void latencyHasTheGivenMedianAndP99() {
        var result = Scenario.poisson(100)
                .lasting(ofSeconds(300))
                .against(Dependency.answeringIn(ofMillis(20), ofMillis(200)))
                .run(SEED);

        assertThat(result.requests().percentile(50)).isBetween(ofMillis(19), ofMillis(21));
        assertThat(result.requests().percentile(99)).isBetween(ofMillis(170), ofMillis(230));
    }

    @Test
    void evenlyDistributedLatencyStaysInItsRange() {
        var result = Scenario.constant(100)
                .against(Dependency.answeringBetween(ofMillis(10), ofMillis(30)))
                .run(SEED);

        assertThat(result.requests().percentile(50)).isBetween(ofMillis(19), ofMillis(21));
        assertThat(result.requests().percentile(0.01)).isGreaterThanOrEqualTo(ofMillis(10));
        assertThat(result.requests().longest()).isLessThan(ofMillis(30));
    }

    @Test
    void failuresAndHangsHaveTheirShares_andAHangFailsAfterItsLength() {
        var result = Scenario.constant(100)
                .lasting(ofSeconds(100))
                .against(Dependency.answeringIn(ofMillis(5))
                        .failing(0.1)
                        .hanging(0.05)
                        .hangingFor(ofSeconds(3)))
                .run(SEED);

        assertThat(result.failures().count()).isBetween(1_300, 1_600);
        assertThat(result.failures().percentile(60)).isEqualTo(ofMillis(5));
        assertThat(result.failures().longest()).isEqualTo(ofSeconds(3));
        assertThat(result.successes().longest()).isEqualTo(ofMillis(5));
        assertThat(result.elapsed()).isBetween(ofSeconds(100), ofSeconds(103));
    }

    @Test
    void wherePhasesOverlap_theOneAddedLastCounts() {
        var result = Scenario.constant(10)
                .lasting(ofSeconds(30))
                .against(Dependency.answeringIn(ofMillis(5))
                        .between(ofSeconds(0), ofSeconds(20), Dependency.down())
                        .between(ofSeconds(10), ofSeconds(20), Dependency.answeringIn(ofMillis(5))))
                .run(SEED);

        assertThat(result.unansweredCallsBetween(ofSeconds(0), ofSeconds(10))).isEqualTo(99);
        assertThat(result.unansweredCallsBetween(ofSeconds(11), ofSeconds(30))).isZero();
    }
}
