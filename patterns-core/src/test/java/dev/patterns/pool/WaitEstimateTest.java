package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How long a thread that joins the queue would wait, from the intervals at which others were served. */
class WaitEstimateTest {

    private static final long TIMEOUT = 1_000;

    private final WaitEstimate estimate = new WaitEstimate();
    private long now = 500;

    /** Serves so many waiters, each after the interval; some still wait. */
    private void serve(int waiters, long interval) {
        for (int i = 0; i < waiters; i++) {
            now += interval;
            estimate.served(now, 3, TIMEOUT);
        }
    }

    @Test
    void afterSixteenIntervalsItIsTheMeanForEachPlace_andFourDeviations() {
        serve(16, 10);
        assertThat(estimate.waitBehind(8)).as("the first has no interval").isZero();

        serve(1, 10);

        assertThat(estimate.waitBehind(3)).isEqualTo(10 * (4 + 4 * 2.0));
        assertThat(estimate.waitBehind(8)).isEqualTo(10 * (9 + 4 * 3.0));
        assertThat(estimate.waitBehind(0)).as("nothing to wait for").isZero();
    }

    @Test
    void itFollowsAChange_inTheLongerAQueueTheMoreSlowly() {
        serve(17, 10);
        serve(1, 26);
        assertThat(estimate.waitBehind(3)).isCloseTo((10 + 16 / 16.0) * 12, within(1e-9));

        now += 11;
        estimate.served(now, 100, TIMEOUT);
        now += 30;
        estimate.served(now, 100, TIMEOUT);
        assertThat(estimate.waitBehind(3)).isCloseTo((11 + 19 / 19.0) * 12, within(1e-9));
    }

    @Test
    void anIntervalCountsAsAQuarterOfTheTimeoutAtMost() {
        serve(17, 10);
        serve(1, 100_000);

        assertThat(estimate.waitBehind(3)).isCloseTo((10 + 240 / 16.0) * 12, within(1e-9));
    }

    @Test
    void theTimeInWhichNoThreadWaitedDoesNotCount() {
        serve(17, 10);
        now += 10;
        estimate.served(now, 0, TIMEOUT);
        now += 100;
        estimate.served(now, 3, TIMEOUT);

        assertThat(estimate.waitBehind(3)).isEqualTo(10 * 12.0);
    }

    @Test
    void itIsForgottenWhenNoThreadHasWaitedForLongerThanSixteenIntervals() {
        serve(17, 10);
        estimate.joinedEmptyQueue(now + 160);
        assertThat(estimate.waitBehind(3)).isEqualTo(10 * 12.0);

        estimate.joinedEmptyQueue(now + 161);
        assertThat(estimate.waitBehind(3)).isZero();
    }

    @Test
    void theWaitOfAThreadThatFoundTheQueueEmptyDoesNotCount() {
        serve(17, 10);
        estimate.joinedEmptyQueue(now + 100);
        now += 110;
        estimate.served(now, 3, TIMEOUT);

        assertThat(estimate.waitBehind(3)).isEqualTo(10 * 12.0);
    }
}
