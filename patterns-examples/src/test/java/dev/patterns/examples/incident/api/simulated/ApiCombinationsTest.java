package dev.patterns.examples.incident.api.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.plan.ApiFix;
import dev.patterns.examples.incident.api.plan.ApiWorkload;
import dev.patterns.examples.incident.api.result.ApiActResult;
import dev.patterns.examples.incident.api.result.ApiResult.AblationRow;
import dev.patterns.examples.incident.api.run.ApiActRunner;
import dev.patterns.examples.incident.api.run.ApiProgress;
import dev.patterns.examples.incident.api.run.LatencyProbe;
import dev.patterns.examples.incident.plan.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The API's story in simulated time: the proportions of the story over ten seeds, and the effect of single fixes. */
class ApiCombinationsTest {

    private static final ApiWorkload WORKLOAD = new ApiWorkload(7, ApiDefaults.SIMULATED_CAPACITY, ApiDefaults.PEAK);
    private static final int SEEDS = 10;

    @Test
    void overTenSeedsTheProportionsAreThoseOfTheStory() throws InterruptedException {
        var byAct = ApiCombinations.overSeeds(ApiAct.ALL, WORKLOAD, SEEDS, ended -> {});
        var found = byAct.get(0);
        var handwritten = byAct.get(2);

        assertThat(ApiCombinations.summary("as found", ApiAct.ALL.get(0), found).errorMean() * 100)
                .isCloseTo(12, within(1.0));
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(found.get(seed).errorRate() * 100).isCloseTo(12, within(3.0));
            assertThat(found.get(seed).connectionShare()).isEqualTo(1);
            assertThat(p95(found.get(seed)) / p95(handwritten.get(seed))).isGreaterThan(14.5);
            isFixed(handwritten.get(seed));
            isFixed(byAct.get(3).get(seed));
        }
    }

    @Test
    void theTimeOfAListingGoesWhereTheStorySays() throws InterruptedException {
        try (var shop = new SimulatedShop(7)) {
            var shares = LatencyProbe.measure(shop);
            double all = shares.database() + shares.priceService() + shares.serialization();

            assertThat(shares.database() / all * 100).isCloseTo(60, within(3.0));
            assertThat(shares.priceService() / all * 100).isCloseTo(25, within(3.0));
            assertThat(shares.serialization() / all * 100).isCloseTo(15, within(3.0));
        }
    }

    @Test
    void aPoolEndsConnectionErrors_andTheWaitIsFair() throws InterruptedException {
        var found = overSeeds();
        var pooled = overSeeds(ApiFix.POOL);

        assertThat(found).anySatisfy(run -> assertThat(run.outcomes()).containsKey("no connection"));
        assertThat(pooled).allSatisfy(run -> assertThat(run.outcomes()).doesNotContainKey("no connection"));
        assertThat(row(pooled).p95Millis()).isLessThan(0.8 * p95(row(found)));
    }

    @Test
    void theCacheAloneEndsTheErrorsOfThePriceService_butNotTheWait() throws InterruptedException {
        var cached = row(overSeeds(ApiFix.CACHE));

        assertThat(cached.errorMean()).isLessThan(0.003);
        assertThat(cached.callsPerRequest()).isLessThan(0.2);
        assertThat(p95(cached)).isGreaterThan(1_000);
    }

    @Test
    void anIndexOrOneQueryEndsTheWait_butNotTheErrors() throws InterruptedException {
        for (var fix : List.of(ApiFix.INDEX, ApiFix.ONE_QUERY)) {
            var fixed = row(overSeeds(fix));
            assertThat(fixed.p50Millis()).as("%s", fix).isLessThan(100);
            assertThat(fixed.errorMean()).as("%s", fix).isGreaterThan(0.09);
        }
    }

    @Test
    void aBulkheadWithoutCachedPrices_turnsSlowCallsIntoErrors_andKeepsConnectionsFree() throws InterruptedException {
        var withoutBoth = row(overSeeds(ApiFix.INDEX, ApiFix.ONE_QUERY, ApiFix.POOL));
        var withBulkhead = row(overSeeds(ApiFix.INDEX, ApiFix.ONE_QUERY, ApiFix.POOL, ApiFix.BULKHEAD));

        assertThat(withBulkhead.errorMean()).isGreaterThan(withoutBoth.errorMean() + 0.02);
        assertThat(withBulkhead.connectionShare()).isLessThan(0.6 * withoutBoth.connectionShare());
    }

    @Test
    void workAfterTheAnswer_isNotPartOfTheLatency() throws InterruptedException {
        var all = row(overSeeds(ApiFix.values()));
        var withoutAsync = EnumSet.allOf(ApiFix.class);
        withoutAsync.remove(ApiFix.ASYNC);

        assertThat(p95(row(overSeeds(withoutAsync.toArray(ApiFix[]::new))))).isGreaterThan(p95(all) + 10);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void theSameSeedGivesTheSameRun(Tier tier) throws InterruptedException {
        var act = ApiAct.peakWith(tier, EnumSet.allOf(ApiFix.class));

        assertThat(trace(act, 7)).isEqualTo(trace(act, 7)).isNotEqualTo(trace(act, 8));
    }

    private static void isFixed(ApiActResult act) {
        assertThat(act.errorRate()).as(act.name()).isLessThanOrEqualTo(0.003);
        assertThat(act.connectionShare()).as(act.name()).isLessThanOrEqualTo(0.6);
        assertThat(act.cacheHitRate()).as(act.name()).isGreaterThan(0.8);
    }

    private static List<ApiActResult> overSeeds(ApiFix... fixes) throws InterruptedException {
        var act = ApiAct.peakWith(Tier.HANDWRITTEN, Set.of(fixes));
        return ApiCombinations.overSeeds(List.of(act), WORKLOAD, SEEDS, ended -> {})
                .get(0);
    }

    private static AblationRow row(List<ApiActResult> runs) {
        return ApiCombinations.summary("", ApiAct.ALL.get(0), runs);
    }

    private static double p95(ApiActResult act) {
        return act.p95Millis() == null ? Double.NaN : act.p95Millis();
    }

    private static double p95(AblationRow row) {
        return row.p95Millis() == null ? Double.NaN : row.p95Millis();
    }

    private static long trace(ApiAct act, long seed) throws InterruptedException {
        try (var shop = new SimulatedShop(seed)) {
            ApiActRunner.run(shop, act, WORKLOAD.withSeed(seed), ApiProgress.NONE);
            return shop.traceHash();
        }
    }
}
