package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.bulkhead.BulkheadConfig.LimitRange;
import org.junit.jupiter.api.Test;

/** Calls of a dependency with a capacity. As many are active as the limit allows; above the capacity they queue. */
class GradientLimitTest {

    private static final long MILLI = 1_000_000;

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
            limit.sample(now, 0, false, limit.limit());
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
    void aFastFailureSaysNothing_andASlowOneCounts() {
        run(10_000);
        int before = limit.limit();
        for (int call = 0; call < 10_000; call++) {
            limit.sample(now += MILLI, MILLI, true, before);
        }
        assertThat(limit.limit()).isEqualTo(before);

        for (int call = 0; call < 500 && limit.limit() >= before; call++) {
            limit.sample(now += 10 * MILLI, 1_000 * MILLI, true, before);
        }
        assertThat(limit.limit()).isLessThan(before);
    }

    @Test
    void callsThatBeganUnderAnotherLimitDoNotCount() {
        runUntilItChanges();
        runUntilItChanges();
        int before = limit.limit();
        for (int call = 0; call < 200; call++) {
            limit.sample(now, 500 * MILLI, false, before);
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
        assertThat(limit.limit()).isBetween(2, 6);
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

    private void call(int active) {
        long latency = serviceMillis * MILLI * Math.max(active, capacity) / capacity;
        now += latency / active;
        limit.sample(now, latency, false, active);
    }
}
