package dev.patterns.examples.contenders.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.Deadline;
import dev.patterns.examples.contenders.shared.SharedLimit.Quota;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In simulated time, with Bucket4j in this process. */
class SharedRateLimiterTest {

    private static final Quota QUOTA = new Quota(10, Duration.ofSeconds(1), 20);
    private static final Duration STORE_TIMEOUT = Duration.ofMillis(50);

    private final SimulatedTime time = new SimulatedTime(7);
    private final FailingBucket bucket =
            new FailingBucket(Bucket4jBucket.local(QUOTA, () -> time.elapsed().toNanos()), time);
    private final SharedLimit limit = SharedLimit.of("geocoder", QUOTA, 2);

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void allInstancesTogetherAdmitTheQuota() {
        var one = limiter(limit);
        var other = limiter(limit);
        int admitted = 0;
        for (int i = 0; i < 50; i++) {
            admitted += admitted(one, 1) + admitted(other, 1);
        }
        assertThat(admitted).isEqualTo(20);
    }

    @Test
    void aLeaseSavesRequests() {
        var eachCall = limiter(limit.leases(1, limit.leaseTime()));
        assertThat(admitted(eachCall, 10)).isEqualTo(10);
        assertThat(eachCall.requests()).isEqualTo(10);

        var leases = limiter(limit);
        assertThat(admitted(leases, 10)).isEqualTo(10);
        assertThat(leases.requests()).as("leases of 1, 2, 4 and 5").isEqualTo(4);
    }

    @Test
    void aRejectionSaysWhenACallIsAdmitted_andAsksTheStoreOnce() {
        var limiter = limiter(limit.leases(1, limit.leaseTime()));
        assertThat(admitted(limiter, 20)).isEqualTo(20);
        long before = limiter.requests();

        var retryAfter = rejection(limiter).retryAfter().orElseThrow();
        assertThat(admitted(limiter, 10)).isZero();
        assertThat(limiter.requests()).isEqualTo(before + 1);

        time.advance(retryAfter);
        assertThat(admitted(limiter, 1)).isEqualTo(1);
    }

    @Test
    void aCallThatMayWaitBeginsWhenItsPermitIsFree_inTheOrderOfAllInstances() {
        var begun = new ArrayList<String>();
        var waiting = limit.maxWait(Duration.ofMillis(250));
        var one = limiter(waiting);
        var other = limiter(waiting);
        bucket.take(20);
        for (var limiter : List.of(one, other, one)) {
            time.spawn("caller", () -> {
                try {
                    limiter.call(() -> begun.add((limiter == one ? "one" : "other") + " after "
                            + time.elapsed().toMillis() + " ms"));
                } catch (CallRejectedException rejected) {
                    begun.add("rejected, " + rejected.retryAfter().orElseThrow().toMillis() + " ms too early");
                }
            });
        }
        time.run();
        assertThat(begun).containsExactly("rejected, 50 ms too early", "one after 100 ms", "other after 200 ms");
    }

    @Test
    void aWaitBeyondTheDeadlineIsRejectedAtOnce() {
        var limiter = limiter(limit.maxWait(Duration.ofSeconds(1)));
        bucket.take(20);

        assertThatThrownBy(() -> Deadline.after(Duration.ofMillis(50), time).call(() -> limiter.call(() -> "answer")))
                .isInstanceOf(CallRejectedException.class)
                .hasMessageContaining("before the deadline");
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void async_waitsWithoutTheCallersThread_andACancelledWaitMakesNoCall() {
        var limiter = limiter(limit.maxWait(Duration.ofSeconds(1)));
        bucket.take(20);
        var made = new ArrayList<String>();

        var first = limiter.callAsync(() -> CompletableFuture.completedFuture(made.add("first")));
        time.advance(Duration.ofMillis(1));
        var second = limiter.callAsync(() -> CompletableFuture.completedFuture(made.add("second")));
        time.advance(Duration.ofMillis(1));
        second.cancel(true);
        time.advance(Duration.ofSeconds(1));

        assertThat(first).isCompletedWithValue(true);
        assertThat(made).containsExactly("first");
    }

    @Test
    void whileTheStoreFailsEachInstanceHasItsShare() {
        bucket.fail(true);

        assertThat(admitted(limiter(limit), 50)).isEqualTo(10);
        assertThat(admitted(limiter(limit), 50)).isEqualTo(10);
    }

    @Test
    void onlyTheFirstCallWaitsForAStoreThatDoesNotAnswer() {
        var limiter = limiter(limit);
        bucket.fail(true);

        assertThat(admitted(limiter, 50)).isEqualTo(10);

        assertThat(time.elapsed()).isEqualTo(STORE_TIMEOUT);
        assertThat(limiter.isOnItsOwn()).isTrue();
    }

    @Test
    void anInstanceThatHasUsedItsShareHasNoneLeftWhenTheStoreFails() {
        var limiter = limiter(limit.leases(1, limit.leaseTime()));
        assertThat(admitted(limiter, 10)).isEqualTo(10);

        bucket.fail(true);

        assertThat(admitted(limiter, 50)).isZero();
    }

    @Test
    void aStoreThatAnswersAgainIsUsedAfterASecond() {
        var limiter = limiter(limit);
        bucket.fail(true);
        admitted(limiter, 50);
        bucket.fail(false);
        assertThat(admitted(limiter, 1)).isZero();

        time.advance(limit.retryStoreAfter());

        assertThat(admitted(limiter, 50)).isEqualTo(20);
        assertThat(limiter.isOnItsOwn()).isFalse();
    }

    @Test
    void leasesThatDoNotFitInTheBurstAreRejected() {
        assertThatThrownBy(() -> limit.leases(11, limit.leaseTime()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the leases of geocoder must fit in the burst of 20, but were 11 for each of 2 instances");
    }

    private SharedRateLimiter limiter(SharedLimit settings) {
        return new SharedRateLimiter(settings, bucket, time);
    }

    private static int admitted(SharedRateLimiter limiter, int calls) {
        int admitted = 0;
        for (int i = 0; i < calls; i++) {
            try {
                limiter.call(() -> null);
                admitted++;
            } catch (CallRejectedException rejected) {
                assertThat(rejected.rejectedBy()).isEqualTo("geocoder");
            }
        }
        return admitted;
    }

    private static CallRejectedException rejection(SharedRateLimiter limiter) {
        try {
            limiter.call(() -> null);
        } catch (CallRejectedException rejected) {
            return rejected;
        }
        throw new AssertionError("the call was admitted");
    }
}
