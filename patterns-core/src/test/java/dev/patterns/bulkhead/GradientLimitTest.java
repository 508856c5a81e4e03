package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.bulkhead.BulkheadConfig.LimitRange;
import org.junit.jupiter.api.Test;

/** Calls of a dependency with a capacity. As many are active as the limit allows; above the capacity they queue. */
class GradientLimitTest {

    private static final long MILLI = 1_000_000;
    private static final long TIMEOUT = 1_000 * MILLI;

    private final GradientLimit limit = new GradientLimit(new LimitRange(2, 100), 10, 0);
    private long now;
    private long serviceMillis = 20;
    private int capacity = 30;

    @Test
    void whileTheLatencyIsGoodTheLimitGrowsByItsSquareRoot() {
        runUntilItChanges(); // a probe, as the baseline is not known
        assertThat(limit.limit()).isEqualTo(5);
        runUntilItChanges();
        assertThat(limit.limit()).isEqualTo(10 + 3);
        runUntilItChanges();
        assertThat(limit.limit()).isEqualTo(13 + 3);
    }

    @Test
    void callsThatTakeNoTimeByTheClockDoNotEndTheLimit() {
        for (int call = 0; call < 10_000; call++) {
            limit.answered(now, 0, limit.limit());
        }

        assertThat(limit.limit()).isBetween(2, 100);
    }

    @Test
    void itSettlesALittleAboveTheCapacity() {
        run(10_000);
        assertThat(limit.limit()).isBetween(30, 48);
    }

    @Test
    void itFollowsTheCapacityDownAndUp() {
        run(10_000);
        capacity = 10;
        run(10_000);
        assertThat(limit.limit()).isBetween(10, 18);
        capacity = 60;
        run(10_000);
        assertThat(limit.limit()).isBetween(60, 95);
    }

    @Test
    void aDependencyThatOnlyBecomesSlowerKeepsItsLimit() {
        run(10_000);
        serviceMillis = 100;
        run(1_000);
        assertThat(limit.limit()).isBetween(27, 48);
    }

    /** Not far above the baseline: the limit falls at first. When it has fallen by half, a probe begins. */
    @Test
    void soDoesOneThatBecomesALittleSlower() {
        run(10_000);
        serviceMillis = 38;
        run(5_000);
        assertThat(limit.limit()).isBetween(27, 48);
    }

    @Test
    void theLimitDoesNotDriftWhileTheDependencyIsOverloaded() {
        for (int i = 0; i < 100; i++) {
            run(5_000);
            assertThat(limit.limit()).isBetween(8, 58);
        }
    }

    @Test
    void aLimitThatIsNotReachedIsNotRaised() {
        run(10_000);
        for (int call = 0; call < 200; call++) { // the window that has begun ends
            call(10);
        }
        int before = limit.limit();
        for (int call = 0; call < 10_000; call++) {
            call(before - 1);
        }
        assertThat(limit.limit()).isEqualTo(before);
    }

    @Test
    void droppedCallsHalveTheLimitDownToTheLowestOne() {
        run(10_000);
        int before = limit.limit();
        dropUntilItChanges();
        assertThat(limit.limit()).isEqualTo(before / 2);
        drop(200);
        assertThat(limit.limit()).isEqualTo(2);
    }

    @Test
    void afterDropsItGrowsAgain_andTheLatencyBeforeThemIsStillTheGoodOne() {
        run(10_000);
        drop(200);
        run(1_500);
        assertThat(limit.limit()).isBetween(27, 55);
        run(10_000);
        assertThat(limit.limit()).isBetween(27, 48);
    }

    @Test
    void dropsInAProbeEndIt_andAreNotTheGoodLatency() {
        runUntilItChanges();
        assertThat(limit.limit()).as("a probe").isEqualTo(5);
        drop(200);
        assertThat(limit.limit()).isEqualTo(2);
        runUntilItChanges();
        assertThat(limit.limit()).as("not what it was before the probe").isEqualTo(3);
        run(10_000);
        assertThat(limit.limit()).isBetween(27, 48);
    }

    @Test
    void ifSomeCallsAreDroppedTheOthersAreWhatItServes() {
        run(10_000);
        int before = limit.limit();
        for (int call = 0; limit.limit() == before; call++) {
            if (call % 4 == 0) {
                drop(1);
            } else {
                call(before);
            }
        }
        assertThat(limit.limit()).isBetween((int) (0.7 * before), (int) (0.95 * before));
    }

    /** Of the calls that began before, those that will be dropped are the last to end. */
    @Test
    void afterDropsItStaysForAsLongAsTheyTook() {
        run(10_000);
        dropUntilItChanges();
        int before = limit.limit();
        long from = now;
        while (now - from < 0.95 * TIMEOUT) {
            call(before);
        }
        assertThat(limit.limit()).isEqualTo(before);
        from = now;
        runUntilItChanges();
        runUntilItChanges();
        assertThat(now - from).isLessThan(TIMEOUT);
    }

    @Test
    void aFewDropsLeaveALimitThatIsFarFromThousands() {
        capacity = 1_000;
        for (int call = 0; call < 50_000; call++) {
            if (call % 50 == 0) {
                drop(1);
            } else {
                call(limit.limit());
            }
        }
        assertThat(limit.limit()).isEqualTo(100);
    }

    @Test
    void manyDropsLowerALimitThatIsNotReachedToo_andNeverRaiseIt() {
        for (int call = 0; call < 1_000; call++) {
            limit.answered(now += MILLI, 20 * MILLI, 4);
        }
        assertThat(limit.limit()).isEqualTo(10);
        for (int call = 0; call < 200; call++) {
            limit.answered(now += MILLI, 20 * MILLI, 4);
            if (call % 5 == 0) {
                limit.dropped(now += MILLI, 20 * MILLI, 4);
            }
        }
        assertThat(limit.limit()).as("a sixth, at a low limit").isEqualTo(10);
        for (int call = 0; call < 60; call++) {
            limit.dropped(now += MILLI, 20 * MILLI, 4);
        }
        assertThat(limit.limit()).isLessThanOrEqualTo(5);
    }

    @Test
    void callsThatBeganUnderAnotherLimitDoNotCount() {
        runUntilItChanges();
        runUntilItChanges();
        int before = limit.limit();
        for (int call = 0; call < 200; call++) {
            limit.answered(now, 500 * MILLI, before);
        }
        now += 500 * MILLI;
        run(200);
        assertThat(limit.limit()).isGreaterThan(before);
    }

    @Test
    void itStaysWithinItsBounds() {
        capacity = 1_000;
        run(20_000);
        assertThat(limit.limit()).isEqualTo(100);
        capacity = 1;
        for (int i = 0; i < 1_000; i++) {
            run(10);
            assertThat(limit.limit()).isBetween(2, 100);
        }
        assertThat(limit.limit()).isBetween(2, 7);
    }

    private void run(int calls) {
        for (int call = 0; call < calls; call++) {
            call(limit.limit());
        }
    }

    private void runUntilItChanges() {
        int before = limit.limit();
        while (limit.limit() == before) {
            call(before);
        }
    }

    private void drop(int calls) {
        for (int call = 0; call < calls; call++) {
            int active = limit.limit();
            now += TIMEOUT / active;
            limit.dropped(now, TIMEOUT, active);
        }
    }

    private void dropUntilItChanges() {
        int before = limit.limit();
        while (limit.limit() == before) {
            drop(1);
        }
    }

    private void call(int active) {
        long latency = serviceMillis * MILLI * Math.max(active, capacity) / capacity;
        now += latency / active;
        limit.answered(now, latency, active);
    }
}
