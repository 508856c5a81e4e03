package dev.patterns.examples.collapse;

import dev.patterns.examples.collapse.Recovery.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One run with a trigger, until it is decided whether the service comes back.
 *
 * @param decidedAfter seconds from the trigger's end to the decision
 * @param share of requests that were answered in time, in the last interval
 */
record Trial(Trigger trigger, long seed, Outcome outcome, double decidedAfter, double share) {

    private static final int INTERVALS_BEFORE = 3;
    private static final int INTERVALS_WITHOUT = 80;
    private static final int STEPS = 4; // of a timeline, in an interval

    /** Before the trigger: an interval in which the load settles, and three that are the measure. */
    static Trial of(Service service, Trigger trigger, long seed) {
        try (var run = new ServiceRun(service, seed)) {
            var before = warmUp(run, service);
            run.begin(trigger);
            run.advance(trigger.length());
            run.endTrigger();
            return decided(run, service, trigger, seed, before.share());
        }
    }

    private static Trial decided(ServiceRun run, Service service, Trigger trigger, long seed, double shareBefore) {
        var recovery = new Recovery(
                shareBefore,
                service.dependency().callsPerSecond(),
                service.patience().toNanos() / 1e9);
        double from = run.seconds();
        while (true) {
            var interval = run.advance(service.interval());
            Optional<Outcome> outcome = recovery.after(interval);
            if (outcome.isPresent()) {
                return new Trial(trigger, seed, outcome.get(), interval.to() - from, interval.share());
            }
        }
    }

    /** The share of requests that are answered in time while the dependency has nearly nothing to do. */
    static double shareWithoutLoad(Service service, long seed) {
        var quiet = service.at(service.dependency().callsPerSecond() / 20);
        try (var run = new ServiceRun(quiet, seed)) {
            return run.advance(quiet.interval().multipliedBy(10)).share();
        }
    }

    /**
     * A run without a trigger. It is long, so that a queue that grows slowly has the time to become too long. The
     * outcome is "never" if the last three intervals together have less than 90 % of the share without load.
     */
    static Trial withoutTrigger(Service service, long seed, double shareWithoutLoad) {
        try (var run = new ServiceRun(service, seed)) {
            double enough = Recovery.ENOUGH * shareWithoutLoad;
            var last = run.advance(service.interval().multipliedBy(INTERVALS_BEFORE));
            for (int i = INTERVALS_BEFORE; i < INTERVALS_WITHOUT; i += INTERVALS_BEFORE) {
                last = run.advance(service.interval().multipliedBy(INTERVALS_BEFORE));
            }
            var outcome = last.share() >= enough ? Outcome.BACK : Outcome.NEVER;
            return new Trial(new Trigger.None(), seed, outcome, run.seconds(), last.share());
        }
    }

    /** The same run once more for the eye: in short steps. */
    static List<Interval> timeline(Service service, Trigger trigger, long seed) {
        try (var run = new ServiceRun(service, seed)) {
            var step = service.interval().dividedBy(STEPS);
            inSteps(run, beforeTrigger(service), step);
            run.begin(trigger);
            inSteps(run, trigger.length(), step);
            run.endTrigger();
            inSteps(run, service.patience().multipliedBy(2), step);
            return run.intervals();
        }
    }

    /** In seconds since the start. */
    static double triggerBegins(Service service) {
        return beforeTrigger(service).toNanos() / 1e9;
    }

    private static Duration beforeTrigger(Service service) {
        return service.interval().multipliedBy(INTERVALS_BEFORE + 1L);
    }

    private static Interval warmUp(ServiceRun run, Service service) {
        run.advance(service.interval());
        return run.advance(service.interval().multipliedBy(INTERVALS_BEFORE));
    }

    private static void inSteps(ServiceRun run, Duration length, Duration step) {
        for (var left = length; !left.isZero(); ) {
            var next = left.compareTo(step) < 0 ? left : step;
            run.advance(next);
            left = left.minus(next);
        }
    }
}
