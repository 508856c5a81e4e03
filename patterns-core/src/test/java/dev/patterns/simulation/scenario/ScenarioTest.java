package dev.patterns.simulation.scenario;

import static dev.patterns.circuitbreaker.CircuitBreaker.State.OPEN;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Jitter;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulationException;
import dev.patterns.simulation.ThreadKind;
import dev.patterns.timeout.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

    private static final Duration OUTAGE = ofSeconds(20);
    private static final Duration RECOVERY = ofSeconds(30);
    private static final long SEED = 7;

    /** A service that is healthy but for ten seconds, in which it takes calls and doesn't answer. */
    private static final Scenario TEN_SECONDS_OF_HANGS = Scenario.poisson(50)
            .lasting(ofSeconds(60))
            .against(Dependency.answeringIn(ofMillis(20), ofMillis(120))
                    .failing(0.01)
                    .between(OUTAGE, RECOVERY, Dependency.hung()));

    /** The same service, that refuses connections instead. */
    private static final Scenario TEN_SECONDS_OF_REFUSALS = Scenario.poisson(50)
            .lasting(ofSeconds(60))
            .against(Dependency.answeringIn(ofMillis(20), ofMillis(120))
                    .failing(0.01)
                    .between(OUTAGE, RECOVERY, Dependency.down()));

    @Test
    void aGoodConfigKeepsItsPromises() {
        expectThePromisesOf(
                TEN_SECONDS_OF_REFUSALS.guardedBy(run -> guard(run, 5, 2)).run(SEED));
    }

    @Test
    void aBreakerThatOpensLate_isFoundOut() {
        var outcome =
                TEN_SECONDS_OF_REFUSALS.guardedBy(run -> guard(run, 50, 2)).run(SEED);

        assertThatThrownBy(() -> expectThePromisesOf(outcome))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("not so: the breaker opens within 5 failures of the outage")
                .hasMessageContaining("requests in 60.");
    }

    @Test
    void retriesThatMultiplyTheLoad_areFoundOut() {
        var outcome = TEN_SECONDS_OF_REFUSALS
                .guardedBy(run -> Policy.compose(retry(run, 4), breaker(run, 1_000_000)))
                .run(SEED);

        assertThatThrownBy(() -> outcome.expect("load at most 1.2", o -> o.loadFactor() <= 1.2))
                .isInstanceOf(AssertionError.class);
        assertThat(outcome.calls().mostAttempts()).isEqualTo(4);
    }

    @Test
    void aMissingTimeout_isFoundOut() {
        var outcome = TEN_SECONDS_OF_HANGS.guardedBy(run -> breaker(run, 5)).run(SEED);

        assertThatThrownBy(() -> outcome.expect(
                        "no caller waits over 800 ms", o -> o.calls().longest().compareTo(ofMillis(800)) <= 0))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("30000 ms");
    }

    @Test
    void aBreakerThatNeverOpens_isFoundOut() {
        var outcome = TEN_SECONDS_OF_REFUSALS
                .guardedBy(run -> breaker(run, 1_000_000))
                .run(SEED);

        assertThatThrownBy(() -> outcome.whenFirst(OPEN))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("never noted: OPEN");
    }

    /** Three promises that a config for a payment processor might make. */
    private static void expectThePromisesOf(Outcome outcome) {
        outcome.expect(
                        "the breaker opens within 5 failures of the outage",
                        o -> o.unansweredBetween(OUTAGE, o.whenFirst(OPEN)) <= 5)
                .expect("no caller waits over 800 ms", o -> o.calls().longest().compareTo(ofMillis(800)) <= 0)
                .expect("the dependency sees at most 1.2 times the arrivals", o -> o.loadFactor() <= 1.2)
                .expect("all is well a little after the recovery", o -> {
                    var after = o.calls().arrivedBetween(RECOVERY.plusSeconds(5), ofSeconds(60));
                    return after.successRate() > 0.99;
                });
    }

    private static Policy guard(Scenario.Run run, int failures, int attempts) {
        var timeout = Timeout.builder("payments")
                .limit(ofMillis(300))
                .time(run.time())
                .build();
        return Policy.compose(retry(run, attempts), breaker(run, failures), timeout);
    }

    private static CircuitBreaker breaker(Scenario.Run run, int failures) {
        var breaker = CircuitBreaker.builder("payments")
                .tripWhen(TripRule.consecutiveFailures(failures))
                .openFor(ofSeconds(2))
                .time(run.time())
                .build();
        breaker.onTransition(transition -> run.note(transition.to()));
        return breaker;
    }

    private static Retry retry(Scenario.Run run, int attempts) {
        return Retry.builder("payments")
                .maxAttempts(attempts)
                .backoff(Backoff.exponential(ofMillis(50), ofMillis(200)).withJitter(Jitter.full()))
                .time(run.time())
                .random(run.time().random())
                .build();
    }

    @Test
    void constantArrivalsComeInEqualIntervals_andASpikeIsAnotherRate() {
        var outcome = Scenario.constant(10)
                .lasting(ofSeconds(4))
                .spike(ofSeconds(1), ofSeconds(2), 100)
                .spike(ofSeconds(3), ofSeconds(9), 0)
                .run(SEED);

        assertThat(outcome.loadPerSecond()).containsExactly(9, 100, 10);
        assertThat(outcome.calls().arrivedBetween(ofSeconds(2), ofSeconds(3)).count())
                .isEqualTo(10);
    }

    @Test
    void poissonArrivals_haveTheRateOnAverage_andAreSpread() {
        var outcome = Scenario.poisson(100).lasting(ofSeconds(300)).run(SEED);

        assertThat(outcome.calls().count()).isBetween(30_000 - 520, 30_000 + 520); // three standard deviations
        var perSecond = outcome.loadPerSecond().stream()
                .limit(300)
                .mapToInt(count -> count)
                .summaryStatistics();
        assertThat(perSecond.getMin()).isBetween(60, 85);
        assertThat(perSecond.getMax()).isBetween(115, 140);
    }

    @Test
    void latencyHasTheMedianAndTheTailThatWereAskedFor() {
        var outcome = Scenario.poisson(100)
                .lasting(ofSeconds(300))
                .against(Dependency.answeringIn(ofMillis(20), ofMillis(200)))
                .run(SEED);

        assertThat(outcome.calls().percentile(50)).isBetween(ofMillis(19), ofMillis(21));
        assertThat(outcome.calls().percentile(99)).isBetween(ofMillis(170), ofMillis(230));
    }

    @Test
    void evenlySpreadLatencyKeepsToItsRange() {
        var outcome = Scenario.constant(100)
                .against(Dependency.answeringBetween(ofMillis(10), ofMillis(30)))
                .run(SEED);

        assertThat(outcome.calls().percentile(50)).isBetween(ofMillis(19), ofMillis(21));
        assertThat(outcome.calls().percentile(0.01)).isGreaterThanOrEqualTo(ofMillis(10));
        assertThat(outcome.calls().longest()).isLessThan(ofMillis(30));
    }

    @Test
    void failuresAndHangsHaveTheirShares_andAHangFailsAfterItsLength() {
        var outcome = Scenario.constant(100)
                .lasting(ofSeconds(100))
                .against(Dependency.answeringIn(ofMillis(5))
                        .failing(0.1)
                        .hanging(0.05)
                        .hangingFor(ofSeconds(3)))
                .run(SEED);

        assertThat(outcome.failures().count()).isBetween(1_300, 1_600);
        assertThat(outcome.failures().percentile(60)).isEqualTo(ofMillis(5));
        assertThat(outcome.failures().longest()).isEqualTo(ofSeconds(3));
        assertThat(outcome.successes().longest()).isEqualTo(ofMillis(5));
        assertThat(outcome.elapsed()).isBetween(ofSeconds(100), ofSeconds(103));
    }

    @Test
    void rejectionsAreCountedApart() {
        var outcome = TEN_SECONDS_OF_REFUSALS.guardedBy(run -> breaker(run, 5)).run(SEED);

        assertThat(outcome.rejections().count()).isBetween(300, 500);
        assertThat(outcome.rejections().longest()).isZero();
        assertThat(outcome.successes().longest()).isPositive();
        assertThat(outcome.successes().count()
                        + outcome.rejections().count()
                        + outcome.failures().count())
                .isEqualTo(outcome.calls().count());
        assertThat(outcome.loadPerSecond().get(25)).isLessThan(5);
        assertThat(outcome.noted()).extracting(Outcome.Noted::what).contains(OPEN);
    }

    @Test
    void anAttemptOnAnotherThread_isTheRequests() {
        var outcome = Scenario.constant(10)
                .lasting(ofSeconds(10))
                .against(Dependency.down())
                .guardedBy(run -> {
                    var timeout = Timeout.builder("quotes").time(run.time()).build();
                    return Policy.compose(retry(run, 3), timeout);
                })
                .run(SEED);

        assertThat(outcome.calls().mostAttempts()).isEqualTo(3);
        assertThat(outcome.loadFactor()).isEqualTo(3);
        assertThat(outcome.successRate()).isZero();
    }

    @Test
    void whatIsARejection_isForTheScenarioToSay() {
        var outcome = Scenario.constant(1)
                .against(Dependency.down())
                .rejectedBy(IOException.class::isInstance)
                .run(SEED);

        assertThat(outcome.failures().count()).isZero();
        assertThat(outcome.rejections().count()).isEqualTo(outcome.calls().count());
    }

    @Test
    void twoConfigsMeetTheSameArrivals() {
        var bare = TEN_SECONDS_OF_REFUSALS.run(SEED);
        var guarded = TEN_SECONDS_OF_REFUSALS.guardedBy(run -> guard(run, 5, 3)).run(SEED);

        for (int second = 0; second < 60; second++) {
            var from = ofSeconds(second);
            assertThat(guarded.calls().arrivedBetween(from, from.plusSeconds(1)).count())
                    .isEqualTo(bare.calls()
                            .arrivedBetween(from, from.plusSeconds(1))
                            .count());
        }
    }

    @Test
    void anError_endsTheRun() {
        var broken = Scenario.constant(1).requesting(run -> () -> {
            throw new AssertionError("must not be");
        });

        assertThatThrownBy(() -> broken.run(SEED))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("\"request-1\"")
                .hasRootCauseMessage("must not be");
    }

    @Test
    void nobodyArrives_whereTheRateIsZero() {
        var outcome = Scenario.constant(0).run(SEED);

        assertThat(outcome.calls().count()).isZero();
        assertThat(outcome.successRate()).isEqualTo(1);
        assertThat(outcome.loadFactor()).isZero();
        assertThat(outcome.calls().percentile(99)).isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.patterns.simulation.ThreadKind#runsToCompare")
    void aSeedIsTheSameRunOnEveryJdk_throughBreakerRetryAndTimeout(ThreadKind threads) {
        try (var time = threads.newSimulatedTime(SEED)) {
            var outcome =
                    TEN_SECONDS_OF_HANGS.guardedBy(run -> guard(run, 5, 3)).runOn(time, SEED);

            assertThat(outcome.traceHash())
                    .as("changes with what the patterns do, never with the JDK or the threads")
                    .isEqualTo(-7992853088843828654L);
        }
    }

    @Test
    void wrongSettingsAreTurnedDown() {
        var scenario = Scenario.constant(1);
        for (var wrong : List.<Runnable>of(
                () -> Scenario.constant(-1),
                () -> Scenario.poisson(Double.NaN),
                () -> scenario.lasting(Duration.ZERO),
                () -> scenario.spike(ofSeconds(2), ofSeconds(2), 1),
                () -> Dependency.down().failing(1.1),
                () -> Dependency.down().hanging(-0.1),
                () -> Dependency.down().hangingFor(Duration.ZERO),
                () -> Dependency.answeringIn(ofMillis(-1)),
                () -> Dependency.answeringIn(ofMillis(2), ofMillis(1)),
                () -> Dependency.answeringBetween(ofMillis(2), ofMillis(1)),
                () -> Dependency.down().between(ofSeconds(2), ofSeconds(1), Dependency.hung()),
                () -> scenario.run(SEED).calls().percentile(0))) {
            assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
