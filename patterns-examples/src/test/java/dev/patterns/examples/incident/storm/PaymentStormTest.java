package dev.patterns.examples.incident.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.incident.failover.AttemptState;
import dev.patterns.examples.incident.failover.FailoverPaymentService.PaymentStatus;
import dev.patterns.examples.incident.storm.PaymentStorm.Parameters;
import dev.patterns.examples.incident.storm.StormResult.Violation;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Storms over several seeds: each payment ends as its client was told, and no payment is charged twice. A few seeds in
 * each build; {@code -Dstorm=50x2000} runs 50 seeds of 2,000 payments each.
 */
class PaymentStormTest {

    private static final String[] SIZE = System.getProperty("storm", "8x400").split("x");
    private static final int SEEDS = Integer.parseInt(SIZE[0]);
    private static final int PAYMENTS = Integer.parseInt(SIZE[1]);

    private static final int SEEDS_WITHOUT_A_GUARD = 40;
    private static final int PAYMENTS_WITHOUT_A_GUARD = 300;

    @Test
    void nothingIsChargedTwice_nothingIsLost_andEverythingIsSettled() throws Exception {
        var crashPointsHit = new HashSet<String>();
        int settledByReconcilers = 0;
        int voided = 0;
        int failed = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            var parameters = new Parameters(seed, PAYMENTS, null, null);
            var result = PaymentStorm.run(parameters);
            assertThat(result.violations())
                    .withFailMessage(() -> StormFailure.describe(parameters, result))
                    .isEmpty();
            crashPointsHit.addAll(result.crashPointsHit());
            settledByReconcilers += result.settledByReconcilers();
            voided += result.attempts().getOrDefault(AttemptState.VOIDED, 0);
            failed += result.told().getOrDefault(PaymentStatus.FAILED, 0);
            assertThat(result.told().get(PaymentStatus.PAID)).isGreaterThan(PAYMENTS * 3 / 4);
        }
        assertThat(crashPointsHit)
                .as("a process has crashed at each crash point")
                .isEqualTo(PaymentStorm.CRASH_POINTS);
        assertThat(PaymentStorm.CRASH_POINTS).hasSize(36);
        assertThat(settledByReconcilers).isPositive();
        assertThat(voided).isPositive();
        assertThat(failed).isPositive();
    }

    /** The test of the test. */
    @ParameterizedTest
    @EnumSource
    void withoutAnyOneGuard_theAuditFindsAViolation(Guard removed) throws Exception {
        var found = new HashSet<Violation>();
        for (int seed = 1; seed <= SEEDS_WITHOUT_A_GUARD && found.isEmpty(); seed++) {
            found.addAll(
                    storm(seed, PAYMENTS_WITHOUT_A_GUARD, removed).violations().keySet());
        }
        assertThat(found).as("without: %s", removed.rule()).isNotEmpty();
    }

    @Test
    void aFailureIsDescribedByASmallerStorm_andTheTraceOfOnePayment() throws Exception {
        var parameters = new Parameters(1, PAYMENTS_WITHOUT_A_GUARD, Guard.TIMEOUT_IS_UNKNOWN, null);

        assertThat(StormFailure.describe(parameters, PaymentStorm.run(parameters)))
                .startsWith("seed=1, payments=")
                .doesNotContain("payments=" + PAYMENTS_WITHOUT_A_GUARD)
                .containsPattern("\n[A-Z_]+: payment-[0-9]+\n")
                .containsPattern(" s  (north|south) +payment-[0-9]+-[0-9] is now CAPTURED\n")
                .containsPattern(" s  client +payment-[0-9]+ is told ");
    }

    @Test
    void theSameSeedGivesTheSameStorm() throws Exception {
        assertThat(storm(7, 100, null)).isEqualTo(storm(7, 100, null)).isNotEqualTo(storm(8, 100, null));
    }

    private static StormResult storm(long seed, int payments, Guard removed) throws Exception {
        return PaymentStorm.run(new Parameters(seed, payments, removed, null));
    }
}
