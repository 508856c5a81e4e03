package dev.patterns.bulkhead;

import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** What a bulkhead guarantees, with two threads at a time. */
public final class BulkheadConcurrency {

    private BulkheadConcurrency() {}

    /** Two calls and one permit. */
    @JCStressTest
    @Outcome(id = {"1, 0, 1", "0, 1, 1"}, expect = Expect.ACCEPTABLE, desc = "one call holds it")
    @State
    public static class TheLastPermitIsGivenOnce {
        private final Permits permits = new Permits(1);

        @Actor
        public void one(III_Result result) {
            result.r1 = permits.tryAcquire() ? 1 : 0;
        }

        @Actor
        public void other(III_Result result) {
            result.r2 = permits.tryAcquire() ? 1 : 0;
        }

        @Arbiter
        public void after(III_Result result) {
            result.r3 = permits.active();
        }
    }

    /** A call joins the queue as the only permit is released: it gets the permit, so it need not wait for a minute. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the wake-up is not lost")
    @State
    public static class ACallThatStartsToWaitAsAnotherEndsGetsThePermit {
        private final Bulkhead bulkhead = bulkhead();
        private final CompletableFuture<String> first = new CompletableFuture<>();

        public ACallThatStartsToWaitAsAnotherEndsGetsThePermit() {
            bulkhead.callAsync(() -> first);
        }

        @Actor
        public void ends() {
            first.complete("answer");
        }

        @Actor
        public void waits(II_Result result) {
            result.r1 = made(bulkhead);
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = bulkhead.status().active();
        }
    }

    /** The limit is raised as a call starts to wait. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the wake-up is not lost")
    @State
    public static class ACallThatStartsToWaitAsTheLimitIsRaisedGetsAPermit {
        private final Bulkhead bulkhead = bulkhead();

        public ACallThatStartsToWaitAsTheLimitIsRaisedGetsAPermit() {
            bulkhead.callAsync(CompletableFuture::new);
        }

        @Actor
        public void raises() {
            bulkhead.reconfigure(settings -> settings.limit(2));
        }

        @Actor
        public void waits(II_Result result) {
            result.r1 = made(bulkhead);
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = bulkhead.status().active();
        }
    }

    /** A waiting call is cancelled as it is given the permit. */
    @JCStressTest
    @Outcome(id = {"0, 0", "1, 0"}, expect = Expect.ACCEPTABLE, desc = "made or not, the permit is free afterwards")
    @State
    public static class ACallThatIsCancelledAsItGetsThePermitDoesNotKeepIt {
        private final PermitQueue queue;
        private final Permits permits = new Permits(1);
        private final Waiting waiter = new Waiting();
        private int left;

        public ACallThatIsCancelledAsItGetsThePermitDoesNotKeepIt() {
            queue = new PermitQueue(permits, Time.system());
            permits.tryAcquire();
            queue.join(waiter, 1);
        }

        @Actor
        public void ends() {
            queue.release();
            if (waiter.isGranted || queue.tryAcquire(waiter)) { // what the waiter does when it is woken
                left = 1;
                queue.release();
            }
        }

        @Actor
        public void isCancelled() {
            queue.leave(waiter);
        }

        @Arbiter
        public void after(II_Result result) {
            result.r1 = left;
            result.r2 = permits.active() + queue.waiting();
        }
    }

    private static final class Waiting extends Waiter {
        private boolean isGranted;

        @Override
        void wake() {}

        @Override
        void granted() {
            isGranted = true;
        }
    }

    private static Bulkhead bulkhead() {
        return Bulkhead.builder("stress")
                .limit(1)
                .maxWaiters(1)
                .maxWait(Duration.ofMinutes(1))
                .build();
    }

    private static int made(Bulkhead bulkhead) {
        try {
            return bulkhead.call(() -> 1);
        } catch (CallRejectedException rejected) {
            return 0;
        }
    }
}
