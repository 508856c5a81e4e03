package dev.patterns.simulation.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.timeout.Timeout;
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

    @Test
    void callsAboveTheCapacityWaitInOrder() {
        var result = Scenario.constant(200)
                .lasting(ofSeconds(10))
                .against(Dependency.answeringIn(ofMillis(5)).serving(100))
                .run(SEED);

        assertThat(result.elapsed()).isBetween(ofSeconds(19), ofSeconds(21));
        assertThat(result.requests().percentile(50)).isBetween(ofMillis(4_900), ofMillis(5_100));
        assertThat(result.requests().arrivedBetween(ofSeconds(0), ofSeconds(1)).longest())
                .as("the last of them finds 100 calls before it")
                .isBetween(ofMillis(1_000), ofMillis(1_010));
    }

    @Test
    void belowTheCapacityACallTakesItsTurnAndTheLatency() {
        var result = Scenario.constant(50)
                .against(Dependency.answeringIn(ofMillis(5)).serving(100))
                .run(SEED);

        assertThat(result.requests().percentile(1)).isEqualTo(ofMillis(15));
        assertThat(result.requests().longest()).isEqualTo(ofMillis(15));
    }

    @Test
    void aCallThatItsCallerGivesUpKeepsItsPlaceInTheQueue() {
        var result = Scenario.constant(200)
                .lasting(ofSeconds(10))
                .against(Dependency.answeringIn(ofMillis(0)).serving(100))
                .guardedBy(run -> Timeout.builder("stock")
                        .limit(ofSeconds(1))
                        .time(run.time())
                        .build())
                .run(SEED);

        assertThat(result.requests().arrivedBetween(ofSeconds(0), ofMillis(900)).successRate())
                .isEqualTo(1);
        assertThat(result.requests().arrivedBetween(ofSeconds(3), ofSeconds(10)).successRate())
                .isZero();
    }

    @Test
    void callsOfAPauseAreServedWhenItEnds() {
        var result = Scenario.constant(50)
                .lasting(ofSeconds(10))
                .against(Dependency.answeringIn(ofMillis(5))
                        .serving(100)
                        .pausedBetween(ofSeconds(4), ofSeconds(5))
                        .pausedBetween(ofSeconds(5), ofSeconds(6)))
                .run(SEED);

        assertThat(result.successRate()).isEqualTo(1);
        assertThat(result.requests().longest()).isBetween(ofMillis(1_990), ofMillis(2_020));
        assertThat(result.requests()
                        .arrivedBetween(ofSeconds(8).plusMillis(100), ofSeconds(10))
                        .longest())
                .as("100 calls wait when the pause ends, and 50 arrive a second: served after 2 s")
                .isEqualTo(ofMillis(15));
    }

    @Test
    void aPauseWithoutACapacityHoldsCallsUntilItsEnd() {
        var result = Scenario.constant(10)
                .lasting(ofSeconds(3))
                .against(Dependency.answeringIn(ofMillis(5)).pausedBetween(ofSeconds(1), ofSeconds(2)))
                .run(SEED);

        assertThat(result.requests().longest()).isEqualTo(ofMillis(1_005));
        assertThat(result.mostInFlight()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aPhaseMayHaveAnotherCapacity() {
        var result = Scenario.constant(80)
                .lasting(ofSeconds(10))
                .against(Dependency.answeringIn(ofMillis(5))
                        .serving(100)
                        .between(
                                ofSeconds(2),
                                ofSeconds(4),
                                Dependency.answeringIn(ofMillis(5)).serving(40)))
                .run(SEED);

        assertThat(result.requests().longest())
                .as("80 of the 160 calls wait when the phase ends, each with a turn of 25 ms")
                .isBetween(ofMillis(1_950), ofMillis(2_050));
    }
}
