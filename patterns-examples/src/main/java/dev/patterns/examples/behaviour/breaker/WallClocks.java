package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.breaker.BreakerRemedy;
import dev.patterns.examples.contenders.breaker.BreakerWindow;
import java.time.Duration;
import java.util.List;

/**
 * The wall clock: it is set forward and back, by administrators, by NTP, when a virtual machine is resumed. Only the
 * monotonic clock ({@code System.nanoTime}) measures how much time has passed.
 *
 * <pre>
 *   wall clock   12:00:00 OPEN until 12:01:00 ── set back to 11:00:00 ──▶ OPEN for another hour and a minute
 *   monotonic    0 s                          ── 60 s ──▶ the probe may go
 * </pre>
 */
final class WallClocks {

    private WallClocks() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B4a", WallClocks::aStepBack)
                        .title("A wall clock that is set back does not prolong the open time")
                        .expected("61 s after it opened a call is admitted")
                        .source("Both documents and Resilience4j read the wall clock")
                        .remedy(BreakerRemedy.MONOTONIC_CLOCK)
                        .build(),
                Case.builder("B4b", WallClocks::aStepForward)
                        .title("A wall clock that is set forward does not end the open time")
                        .expected("10 s after it opened a call is rejected")
                        .source("Both documents and Resilience4j read the wall clock")
                        .remedy(BreakerRemedy.MONOTONIC_CLOCK)
                        .build(),
                Case.builder("B4c", WallClocks::aWindowOfTime)
                        .title("A wall clock that is set back by 2 s does not blind a window of time")
                        .expected("OPEN after 600 failures in a row")
                        .source("Resilience4j 2.4.0, seen by running it")
                        .remedy(BreakerRemedy.MONOTONIC_CLOCK)
                        .build());
    }

    /** The dependency is well again, and for an hour nothing finds out. */
    private static Observation aStepBack(BreakerTrial trial) {
        var clock = trial.wallClock();
        var breaker = trial.open(settings -> settings.wallClock(clock));
        trial.fail(breaker, 5);
        step(trial, clock, Duration.ofHours(-1));
        trial.waitUntilProbesAreDue();
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(!rejected, "61 s later %s", rejected ? "still rejected" : "admitted");
    }

    /** All instances of a service whose clocks are set at once probe a dependency that is still down. */
    private static Observation aStepForward(BreakerTrial trial) {
        var clock = trial.wallClock();
        var breaker = trial.open(settings -> settings.wallClock(clock));
        trial.fail(breaker, 5);
        step(trial, clock, Duration.ofHours(1));
        trial.advance(10);
        trial.say("10 s pass");
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(rejected, "10 s later %s", rejected ? "rejected" : "already admitted");
    }

    /** A window of ten buckets by the second of the wall clock: what is counted into the past is dropped at once. */
    private static Observation aWindowOfTime(BreakerTrial trial) {
        var clock = trial.wallClock();
        var breaker =
                trial.open(settings -> settings.wallClock(clock).window(BreakerWindow.ofTime(trial.seconds(10), 20)));
        trial.succeed(breaker, 5);
        step(trial, clock, Duration.ofSeconds(-2));
        trial.fail(breaker, 600);
        var state = breaker.state();
        return Observation.of(state.equals("OPEN"), "%s after 600 failures", state);
    }

    private static void step(BreakerTrial trial, SteppedClock clock, Duration by) {
        clock.step(by);
        trial.say("the wall clock is set by %s", by);
    }
}
