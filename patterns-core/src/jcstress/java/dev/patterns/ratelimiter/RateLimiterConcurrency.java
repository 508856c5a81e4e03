package dev.patterns.ratelimiter;

import dev.patterns.Time;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** What a rate limiter guarantees, with two threads at a time. A permit is free each hour. */
public final class RateLimiterConcurrency {

    private RateLimiterConcurrency() {}

    private static RateLimiterBuilder hourly(int burst) {
        return RateLimiter.builder("stress").permits(1, Duration.ofHours(1)).burst(burst);
    }

    private static int takes(RateLimiter limiter, int permits) {
        return limiter.tryAcquire(permits) ? permits : 0;
    }

    /** Two calls and one permit: one call begins. */
    @JCStressTest
    @Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "one call begins")
    @State
    public static class TheLastPermitIsTakenOnce {
        private final RateLimiter limiter = hourly(1).build();

        @Actor
        public void one(II_Result taken) {
            taken.r1 = takes(limiter, 1);
        }

        @Actor
        public void other(II_Result taken) {
            taken.r2 = takes(limiter, 1);
        }
    }

    /** Two and three of four permits: only one thread gets all that it asks for, and the other none. */
    @JCStressTest
    @Outcome(id = {"2, 0, 2", "0, 3, 1"}, expect = Expect.ACCEPTABLE, desc = "all or none")
    @State
    public static class PermitsAreTakenAllOrNone {
        private final RateLimiter limiter = hourly(4).build();

        @Actor
        public void two(III_Result taken) {
            taken.r1 = takes(limiter, 2);
        }

        @Actor
        public void three(III_Result taken) {
            taken.r2 = takes(limiter, 3);
        }

        @Arbiter
        public void after(III_Result taken) {
            taken.r3 = limiter.status().free();
        }
    }

    /** Two waits in an empty schedule, in intervals: one call is the next, the other comes an interval later. */
    @JCStressTest
    @Outcome(id = {"1, 2", "2, 1"}, expect = Expect.ACCEPTABLE, desc = "one after the other")
    @State
    public static class TwoCallsDoNotWaitForTheSamePermit {
        private final Hours hours = new Hours();

        @Actor
        public void one(II_Result waits) {
            waits.r1 = hours.until(hours.reserve());
        }

        @Actor
        public void other(II_Result waits) {
            waits.r2 = hours.until(hours.reserve());
        }
    }

    /** A call leaves while another comes: its permit is the newcomer's, or unused, and none is given twice. */
    @JCStressTest
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "given back before the newcomer came")
    @Outcome(id = "2, 3", expect = Expect.ACCEPTABLE, desc = "the newcomer was behind already")
    @State
    public static class APermitIsGivenBackOnlyByTheLast {
        private final Hours hours = new Hours();
        private final Reservation left = hours.reserve();

        @Actor
        public void leaves() {
            hours.schedule.giveBack(left);
        }

        @Actor
        public void comes(II_Result waits) {
            waits.r1 = hours.until(hours.reserve());
        }

        @Arbiter
        public void after(II_Result waits) {
            waits.r2 = hours.until(hours.reserve());
        }
    }

    /** A schedule without a free permit. It counts waits in hours: the part of the first one that is over is little. */
    private static final class Hours {
        private final CallSettings settings = CallSettings.of(
                new RateLimiterSettings("stress", 1, Duration.ofHours(1), OptionalInt.empty(), Duration.ZERO));
        private final PermitSchedule schedule = new PermitSchedule(settings, Time.system());

        Hours() {
            schedule.reserve(1, 0, settings);
        }

        Reservation reserve() {
            return Objects.requireNonNull(schedule.reserve(1, Long.MAX_VALUE, settings));
        }

        int until(Reservation reservation) {
            return (int) (reservation.waitNanos() / settings.interval()) + 1;
        }
    }
}
