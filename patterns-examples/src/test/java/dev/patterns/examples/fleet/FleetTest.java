package dev.patterns.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Small fleets: what must hold for any seed. {@code FleetDocsTest} plays the whole grid. */
class FleetTest {

    private static final long SEED = 11;

    @ParameterizedTest
    @EnumSource(names = {"LOCAL", "QUORUM", "SHARED_COUNTS"})
    void oneBadClientOfTen_opensNoOtherBreaker(Sharing sharing) {
        assertThat(play(Outage.BAD_CLIENT, sharing).falseRejections()).isZero();
    }

    @Test
    void oneBadClient_opensTheBreakersOfAll_ifTheyShareTheirState() {
        assertThat(play(Outage.BAD_CLIENT, Sharing.SHARED_STATE).falseRejections())
                .isGreaterThan(0.5);
    }

    @Test
    void aBadClientWithMostOfTheCalls_opensTheBreakerThatCountsTheCallsOfAll() {
        assertThat(play(Outage.HOT_CLIENT, Sharing.SHARED_COUNTS).falseRejections())
                .isGreaterThan(0.5);
        assertThat(play(Outage.HOT_CLIENT, Sharing.LOCAL).falseRejections()).isLessThan(0.05);
    }

    @Test
    void oneShardOfFive_isDetectedByItsOwnClients_andByASharedCountNever() {
        assertThat(play(Outage.SHARD, Sharing.LOCAL).detectedAfter()).isLessThan(10);
        assertThat(play(Outage.SHARD, Sharing.SHARED_COUNTS).detectedAfter()).isNaN();
        assertThat(play(Outage.SHARD, Sharing.SHARED_STATE).falseRejections()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NO_BREAKER")
    void aTotalOutage_isDetected_andEndsForAll(Sharing sharing) {
        var figures = play(Outage.TOTAL, sharing);

        assertThat(figures.detectedAfter()).isLessThan(10);
        assertThat(figures.recoveredAfter()).isLessThan(20);
    }

    @Test
    void clientsThatShareABreaker_sendFewerProbes() {
        var local = play(Outage.TOTAL, Sharing.LOCAL);

        assertThat(play(Outage.TOTAL, Sharing.SHARED_STATE).futileLatePerSecond())
                .isLessThan(local.futileLatePerSecond() / 2);
        assertThat(play(Outage.TOTAL, Sharing.SHARED_COUNTS).futile()).isLessThan(local.futile());
    }

    @Test
    void clientsWithFewCalls_detectAnOutageOnlyTogether() {
        assertThat(play(few(Sharing.LOCAL)).detectedAfter()).isNaN();
        assertThat(play(few(Sharing.QUORUM)).detectedAfter()).isNaN();
        assertThat(play(few(Sharing.SHARED_STATE)).detectedAfter()).isNaN();
        assertThat(play(few(Sharing.SHARED_COUNTS)).detectedAfter()).isLessThan(30);
    }

    @Test
    void clientsWithFewCalls_detectAnOutageEachForItself_byFailuresInARow() {
        assertThat(play(few(Sharing.LOCAL_FOR_FEW_CALLS)).detectedAfter()).isLessThan(70);
    }

    @Test
    void ifTheStoreIsDown_clientsDecideForThemselves_orCallUnguarded() {
        assertThat(play(withoutStore(Sharing.SHARED_STATE)).detectedAfter()).isLessThan(10);
        assertThat(play(withoutStore(Sharing.SHARED_COUNTS)).load()).isGreaterThan(1);
    }

    @Test
    void aSharedBudget_letsOneBadClientSpendTheRetriesOfAll() {
        assertThat(play(withBudget(Budget.SHARED)).futile())
                .isGreaterThan(1.2 * play(withBudget(Budget.LOCAL)).futile());
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        var scenario = new FleetScenario(Outage.BROWNOUT, Traffic.NORMAL, 10, Sharing.QUORUM);

        assertThat(FleetRun.of(scenario, 7)).isEqualTo(FleetRun.of(scenario, 7)).isNotEqualTo(FleetRun.of(scenario, 8));
    }

    @Test
    void aClientThatIsForcedOpen_isOnItsOwn_whenItHearsNothingFor10s() {
        try (var time = new SimulatedTime(SEED)) {
            var storeIsDown = new AtomicBoolean();
            var link = new Link(time, new SplittableRandom(1), Link.Quality.NEAR, storeIsDown::get);
            var breakers = new SharedStateBreakers(new Fleet(2, time, link, new SplittableRandom(2)));
            for (int call = 0; call < 10; call++) {
                breakers.call(0, () -> CompletableFuture.failedFuture(new IOException("down")));
            }
            time.advance(Duration.ofSeconds(2));
            assertThat(breakers.rejects(1)).isTrue();

            storeIsDown.set(true);
            time.advance(Duration.ofSeconds(12));
            assertThat(breakers.rejects(1)).isFalse();
        }
    }

    private static FleetFigures play(Outage outage, Sharing sharing) {
        return play(new FleetScenario(outage, Traffic.NORMAL, 10, sharing));
    }

    private static FleetFigures play(FleetScenario scenario) {
        return FleetRun.of(scenario, SEED);
    }

    private static FleetScenario few(Sharing sharing) {
        return new FleetScenario(Outage.TOTAL, Traffic.LOW, 100, sharing);
    }

    private static FleetScenario withoutStore(Sharing sharing) {
        return new FleetScenario(Outage.TOTAL, Traffic.NORMAL, 10, sharing, Budget.LOCAL, Link.Quality.USUAL, true);
    }

    private static FleetScenario withBudget(Budget budget) {
        return new FleetScenario(
                Outage.BAD_CLIENT, Traffic.NORMAL, 10, Sharing.NO_BREAKER, budget, Link.Quality.USUAL, false);
    }
}
