package dev.patterns.examples.incident.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.IncidentDefaults;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.result.Explorer.AblationRow;
import dev.patterns.examples.incident.run.ActRunner;
import dev.patterns.examples.incident.run.ProgressListener;
import dev.patterns.examples.incident.simulated.SimulationRunner.Job;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The incident in simulated time: its figures over twenty seeds, and the effect of single fixes. */
class SimulationRunnerTest {

    private static final Workload DEFAULT_WORKLOAD = new Workload(7, Workload.DEFAULT_PAYMENTS, Workload.DEFAULT_RATE);
    private static final int SEEDS = 20;

    @Test
    @Tag("thorough")
    void overTwentySeedsTheSuccessRatesAreThoseOfTheStory() throws InterruptedException {
        var healthy = overSeeds(Act.ALL.get(0));
        var incident = overSeeds(Act.ALL.get(1));
        var fixed = overSeeds(Act.ALL.get(3));

        assertThat(healthy.successMean() * 100).isCloseTo(98.5, within(0.5));
        assertThat(incident.successMean() * 100).isCloseTo(38.2, within(3.0));
        assertThat(fixed.successMean() * 100).isCloseTo(99.1, within(0.4));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void withAnyFixes_nothingIsChargedTwiceAndNothingIsLost(Tier tier) throws InterruptedException {
        var jobs = FixCombinations.ablation(tier).stream()
                .map(act -> new Job(act, DEFAULT_WORKLOAD))
                .toList();

        var results = SimulationRunner.runAll(jobs, ended -> {});

        assertThat(results).hasSameSizeAs(jobs).allSatisfy(result -> {
            assertThat(result.doubleCharges()).as(result.name()).isZero();
            assertThat(result.lostPayments()).as(result.name()).isZero();
        });
    }

    @Test
    void retryAlone_doesNotHelp_andRaisesTheLoad() {
        var noFix = with();
        var retried = with(Fix.RETRY);

        assertThat(retried.successRate() - noFix.successRate()).isLessThan(0.1);
        assertThat(retried.attemptsPerPayment()).isGreaterThan(2 * noFix.attemptsPerPayment());
    }

    @Test
    void aBreakerWithoutFailover_turnsAPartialOutageIntoACompleteOne() {
        var limited = with(Fix.TIMEOUT);
        var broken = with(Fix.TIMEOUT, Fix.BREAKER);

        assertThat(broken.successRate()).isLessThan(limited.successRate() - 0.1);
        assertThat(worstTwoSeconds(limited))
                .as("during a stall a quarter of the calls succeed")
                .isPositive();
        assertThat(worstTwoSeconds(broken))
                .as("while the breaker is open none succeeds")
                .isZero();
    }

    @Test
    void releasingEarly_thePoolIsNoLongerExhausted() {
        assertThat(with().peakConnections()).isEqualTo(IncidentDefaults.OLD_POOL_SIZE);
        assertThat(with(Fix.RELEASE_EARLY).peakConnections()).isLessThan(10);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void theSameSeedGivesTheSameRun(Tier tier) {
        var act = Act.incidentWith(tier, Set.of(Fix.values()));

        assertThat(trace(act, 7)).isEqualTo(trace(act, 7)).isNotEqualTo(trace(act, 8));
    }

    /** The report shows one run for both. */
    @ParameterizedTest
    @EnumSource(Tier.class)
    void releasingEarly_thereIsNoLeakToFix(Tier tier) {
        assertThat(trace(tier, Fix.RELEASE_EARLY)).isEqualTo(trace(tier, Fix.RELEASE_EARLY, Fix.FIX_LEAK));
        assertThat(trace(tier)).as("without early release").isNotEqualTo(trace(tier, Fix.FIX_LEAK));
    }

    /**
     * The report shows one run for both: HikariCP can't run in simulated time, and the failover is the same in every
     * tier.
     */
    @Test
    void withoutBreakerRetryAndTimeout_theLibraryTierEqualsTheHandwrittenTier() {
        var fixes = new Fix[] {Fix.BIGGER_POOL, Fix.FAILOVER, Fix.FIX_LEAK};

        assertThat(trace(Tier.LIBRARY, fixes)).isEqualTo(trace(Tier.HANDWRITTEN, fixes));
        assertThat(trace(Tier.LIBRARY, Fix.RETRY)).isNotEqualTo(trace(Tier.HANDWRITTEN, Fix.RETRY));
    }

    private static long trace(Tier tier, Fix... fixes) {
        return trace(Act.incidentWith(tier, Set.of(fixes)), 7);
    }

    private static long trace(Act act, long seed) {
        try (var environment = new SimulatedEnvironment(seed)) {
            new ActRunner(environment, new Workload(seed, 500, Workload.DEFAULT_RATE)).run(act, ProgressListener.NONE);
            return environment.traceHash();
        }
    }

    private static AblationRow overSeeds(Act act) throws InterruptedException {
        var results = SimulationRunner.runAll(FixCombinations.overSeeds(act, DEFAULT_WORKLOAD, SEEDS), ended -> {});
        return FixCombinations.summary(act.name(), act, results);
    }

    private static ActResult with(Fix... fixes) {
        return SimulationRunner.run(
                        new Job(Act.incidentWith(Tier.HANDWRITTEN, Set.of(fixes)), DEFAULT_WORKLOAD),
                        ProgressListener.NONE)
                .result();
    }

    /** The lowest success rate of two consecutive seconds. */
    private static double worstTwoSeconds(ActResult act) {
        double worst = 1;
        List<Double> rates =
                act.series().stream().map(second -> second.successRate()).toList();
        for (int i = 1; i < rates.size(); i++) {
            var before = rates.get(i - 1);
            var now = rates.get(i);
            if (before != null && now != null) {
                worst = Math.min(worst, (before + now) / 2);
            }
        }
        return worst;
    }
}
