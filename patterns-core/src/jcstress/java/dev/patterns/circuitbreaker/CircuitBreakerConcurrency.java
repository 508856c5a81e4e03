package dev.patterns.circuitbreaker;

import dev.patterns.CallRejectedException;
import dev.patterns.circuitbreaker.CircuitBreaker.Permit;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

/** What the breaker guarantees, with two threads at a time. */
public final class CircuitBreakerConcurrency {

    private static final IOException FAILURE = new IOException("down");

    private CircuitBreakerConcurrency() {}

    /** Two threads ask for the only probe: one is admitted. */
    @JCStressTest
    @Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "one probe")
    @State
    public static class ProbeCountIsNeverExceeded {
        private final CircuitBreaker breaker = dueForProbes(1);

        @Actor
        public void one(II_Result admitted) {
            admitted.r1 = admits(breaker);
        }

        @Actor
        public void other(II_Result admitted) {
            admitted.r2 = admits(breaker);
        }
    }

    /** A call from before the breaker opened ends together with the probe: only the probe counts. */
    @JCStressTest
    @Outcome(id = "CLOSED, null", expect = Expect.ACCEPTABLE, desc = "the probe's success")
    @State
    public static class ALateResultDoesNotCount {
        private final ManualClock clock = new ManualClock();
        private final CircuitBreaker breaker = breaker(clock, 1, 1);
        private final Permit late = breaker.acquire();
        private final Permit probe;

        public ALateResultDoesNotCount() {
            breaker.acquire().failed(FAILURE);
            clock.advance(10);
            probe = breaker.acquire();
        }

        @Actor
        public void late() {
            late.failed(FAILURE);
        }

        @Actor
        public void probe() {
            probe.returned("answer");
        }

        @Arbiter
        public void after(LL_Result result) {
            result.r1 = breaker.state();
        }
    }

    /** Two failures at the threshold: one transition, and one event. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "one transition, open")
    @State
    public static class OneTransitionHasOneEvent {
        private final CircuitBreaker breaker = breaker(new ManualClock(), 1, 1);
        private final AtomicInteger events = new AtomicInteger();
        private final Permit first = breaker.acquire();
        private final Permit second = breaker.acquire();

        public OneTransitionHasOneEvent() {
            breaker.onTransition(transition -> events.incrementAndGet());
        }

        @Actor
        public void one() {
            first.failed(FAILURE);
        }

        @Actor
        public void other() {
            second.failed(FAILURE);
        }

        @Arbiter
        public void after(II_Result result) {
            result.r1 = events.get();
            result.r2 = breaker.state() == CircuitBreakerState.OPEN ? 1 : 0;
        }
    }

    /** A probe is ignored while another is asked for: its slot is freed once, so one more probe is admitted in all. */
    @JCStressTest
    @Outcome(id = {"0, 1", "1, 0"}, expect = Expect.ACCEPTABLE, desc = "the slot is passed on, once")
    @State
    public static class ASlotIsFreedOnce {
        private final CircuitBreaker breaker = dueForProbes(1);
        private final Permit probe = breaker.acquire();

        @Actor
        public void reportsTwice() {
            probe.ignored();
            probe.ignored();
        }

        @Actor
        public void asks(II_Result admitted) {
            admitted.r1 = admits(breaker);
        }

        @Arbiter
        public void after(II_Result admitted) {
            admitted.r2 = admits(breaker);
        }
    }

    /** One probe fails and the other succeeds: the failure reopens the breaker, in either order. */
    @JCStressTest
    @Outcome(id = "OPEN, null", expect = Expect.ACCEPTABLE, desc = "the failure decides")
    @State
    public static class AFailedProbeDecides {
        private final CircuitBreaker breaker = dueForProbes(2);
        private final Permit bad = breaker.acquire();
        private final Permit good = breaker.acquire();

        @Actor
        public void fails() {
            bad.failed(FAILURE);
        }

        @Actor
        public void succeeds() {
            good.returned("answer");
        }

        @Arbiter
        public void after(LL_Result result) {
            result.r1 = breaker.state();
        }
    }

    /** A success at the same time as the failure at the threshold: the state that its thread sees afterwards stays. */
    @JCStressTest
    @Outcome(id = {"CLOSED, CLOSED", "OPEN, OPEN"}, expect = Expect.ACCEPTABLE, desc = "before or after the failure")
    @State
    public static class AfterASuccessTheStateStays {
        private final CircuitBreaker breaker = breaker(new ManualClock(), 2, 1);
        private final Permit bad;
        private final Permit good = breaker.acquire();

        public AfterASuccessTheStateStays() {
            breaker.acquire().failed(FAILURE);
            bad = breaker.acquire();
        }

        @Actor
        public void fails() {
            bad.failed(FAILURE);
        }

        @Actor
        public void succeeds(LL_Result result) {
            good.returned("answer");
            result.r1 = breaker.state();
        }

        @Arbiter
        public void after(LL_Result result) {
            result.r2 = breaker.state();
        }
    }

    private static int admits(CircuitBreaker breaker) {
        try {
            breaker.acquire();
            return 1;
        } catch (CallRejectedException rejected) {
            return 0;
        }
    }

    private static CircuitBreaker dueForProbes(int probes) {
        var clock = new ManualClock();
        var breaker = breaker(clock, 1, probes);
        breaker.acquire().failed(FAILURE);
        clock.advance(10);
        return breaker;
    }

    private static CircuitBreaker breaker(ManualClock clock, int failures, int probes) {
        return CircuitBreaker.builder("stress")
                .tripWhen(TripRule.consecutiveFailures(failures))
                .openFor(Duration.ofNanos(10))
                .probes(probes)
                .time(clock)
                .build();
    }
}
