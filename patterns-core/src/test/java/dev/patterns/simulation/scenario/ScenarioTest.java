package dev.patterns.simulation.scenario;

import static dev.patterns.circuitbreaker.CircuitBreakerState.OPEN;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.retry.Backoff;
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

    /** The service hangs for ten seconds: it accepts calls and doesn't answer. */
    private static final Scenario TEN_SECONDS_OF_HANGS = Scenario.poisson(50)
            .lasting(ofSeconds(60))
            .against(Dependency.answeringIn(ofMillis(20), ofMillis(120))
                    .failing(0.01)
                    .between(OUTAGE, RECOVERY, Dependency.hung()));

    /** The same service refuses connections for ten seconds instead. */
    private static final Scenario TEN_SECONDS_OF_REFUSALS = Scenario.poisson(50)
            .lasting(ofSeconds(60))
            .against(Dependency.answeringIn(ofMillis(20), ofMillis(120))
                    .failing(0.01)
                    .between(OUTAGE, RECOVERY, Dependency.down()));

    @Test
    void aSuitableConfigurationMeetsTheRequirements() {
        expectRequirementsOf(
                TEN_SECONDS_OF_REFUSALS.guardedBy(run -> guard(run, 5, 2)).run(SEED));
    }

    @Test
    void aBreakerThatOpensLate_doesNotMeetTheRequirements() {
        var result = TEN_SECONDS_OF_REFUSALS.guardedBy(run -> guard(run, 50, 2)).run(SEED);

        assertThatThrownBy(() -> expectRequirementsOf(result))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("does not hold: the breaker opens within 5 failures of the outage")
                .hasMessageContaining("requests in 60.");
    }

    @Test
    void retriesThatMultiplyTheLoad_areSeenInTheCallsPerRequest() {
        var result = TEN_SECONDS_OF_REFUSALS
                .guardedBy(run -> Policy.compose(retry(run, 4), breaker(run, 1_000_000)))
                .run(SEED);

        assertThatThrownBy(() -> result.expect("at most 1.2 calls per request", r -> r.callsPerRequest() <= 1.2))
                .isInstanceOf(AssertionError.class);
        assertThat(result.requests().mostCalls()).isEqualTo(4);
    }

    @Test
    void aMissingTimeout_isSeenInTheLongestWait() {
        var result = TEN_SECONDS_OF_HANGS.guardedBy(run -> breaker(run, 5)).run(SEED);

        assertThatThrownBy(() -> result.expect(
                        "no caller waits over 800 ms",
                        r -> r.requests().longest().compareTo(ofMillis(800)) <= 0))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("30000 ms");
    }

    @Test
    void aBreakerThatNeverOpens_leavesNoEntryInTheLog() {
        var result = TEN_SECONDS_OF_REFUSALS
                .guardedBy(run -> breaker(run, 1_000_000))
                .run(SEED);

        assertThatThrownBy(() -> result.timeOfFirst(OPEN))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("not in the log: OPEN");
    }

    /** What calls of a payment processor might require. */
    private static void expectRequirementsOf(ScenarioResult result) {
        result.expect(
                        "the breaker opens within 5 failures of the outage",
                        r -> r.unansweredCallsBetween(OUTAGE, r.timeOfFirst(OPEN)) <= 5)
                .expect(
                        "no caller waits over 800 ms",
                        r -> r.requests().longest().compareTo(ofMillis(800)) <= 0)
                .expect("at most 1.2 calls per request", r -> r.callsPerRequest() <= 1.2)
                .expect(
                        "99 % succeed from five seconds after the recovery on",
                        r -> {
                            var after = r.requests().arrivedBetween(RECOVERY.plusSeconds(5), ofSeconds(60));
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
        breaker.onTransition(transition -> run.log(transition.to()));
        return breaker;
    }

    private static Retry retry(Scenario.Run run, int attempts) {
        return Retry.builder("payments")
                .maxAttempts(attempts)
                .backoff(Backoff.exponential(ofMillis(50), ofMillis(200)).withFullJitter())
                .time(run.time())
                .random(run.time().random())
                .build();
    }

    @Test
    void rejectionsAreCountedSeparately() {
        var result = TEN_SECONDS_OF_REFUSALS.guardedBy(run -> breaker(run, 5)).run(SEED);

        assertThat(result.rejections().count()).isBetween(300, 500);
        assertThat(result.rejections().longest()).isZero();
        assertThat(result.successes().longest()).isPositive();
        assertThat(result.successes().count()
                        + result.rejections().count()
                        + result.failures().count())
                .isEqualTo(result.requests().count());
        assertThat(result.callsPerSecond().get(25)).isLessThan(5);
        assertThat(result.log()).extracting(ScenarioResult.LogEntry::entry).contains(OPEN);
    }

    @Test
    void aCallOnAnotherThread_countsForItsRequest() {
        var result = Scenario.constant(10)
                .lasting(ofSeconds(10))
                .against(Dependency.down())
                .guardedBy(run -> {
                    var timeout = Timeout.builder("quotes").time(run.time()).build();
                    return Policy.compose(retry(run, 3), timeout);
                })
                .run(SEED);

        assertThat(result.requests().mostCalls()).isEqualTo(3);
        assertThat(result.callsPerRequest()).isEqualTo(3);
        assertThat(result.successRate()).isZero();
    }

    @Test
    void rejectedBySaysWhichExceptionsAreRejections() {
        var result = Scenario.constant(1)
                .against(Dependency.down())
                .rejectedBy(IOException.class::isInstance)
                .run(SEED);

        assertThat(result.failures().count()).isZero();
        assertThat(result.rejections().count()).isEqualTo(result.requests().count());
    }

    @Test
    void twoConfigurationsMeetTheSameArrivals() {
        var bare = TEN_SECONDS_OF_REFUSALS.run(SEED);
        var guarded = TEN_SECONDS_OF_REFUSALS.guardedBy(run -> guard(run, 5, 3)).run(SEED);

        for (int second = 0; second < 60; second++) {
            var from = ofSeconds(second);
            assertThat(guarded.requests()
                            .arrivedBetween(from, from.plusSeconds(1))
                            .count())
                    .isEqualTo(bare.requests()
                            .arrivedBetween(from, from.plusSeconds(1))
                            .count());
        }
    }

    @Test
    void anErrorEndsTheRun() {
        var broken = Scenario.constant(1).requesting(run -> () -> {
            throw new AssertionError("a bug");
        });

        assertThatThrownBy(() -> broken.run(SEED))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("\"request-1\"")
                .hasRootCauseMessage("a bug");
    }

    @ParameterizedTest
    @MethodSource("dev.patterns.simulation.ThreadKind#runsToCompare")
    void aSeedGivesTheSameRunOnEveryJdk_throughBreakerRetryAndTimeout(ThreadKind threads) {
        try (var time = threads.newSimulatedTime(SEED)) {
            var result = TEN_SECONDS_OF_HANGS.guardedBy(run -> guard(run, 5, 3)).runOn(time, SEED);

            assertThat(result.traceHash())
                    .as("depends on what the patterns do, not on the JDK or the kind of threads")
                    .isEqualTo(-7992853088843828654L);
        }
    }

    @Test
    void invalidSettingsAreRejected() {
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
                () -> Dependency.down().serving(0),
                () -> Dependency.down().serving(1e7),
                () -> Dependency.down().pausedBetween(ofSeconds(2), ofSeconds(2)),
                () -> Dependency.down().pausedBetween(ofSeconds(-1), ofSeconds(2)),
                () -> scenario.run(SEED).requests().percentile(0))) {
            assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
