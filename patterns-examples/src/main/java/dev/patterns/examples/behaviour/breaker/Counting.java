package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerWindow;
import java.util.List;

/**
 * What opens a closed breaker: failures in a row, failures in total, or a share of the last calls.
 *
 * <pre>
 *   outcomes               F F F F S F        row: 1       in total: 5       of the last 10: 5 of 6
 * </pre>
 *
 * <p>A row is forgotten with the next success, a window forgets what is old, a total forgets nothing.
 */
final class Counting {

    private Counting() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B3a", Counting::aSuccessEndsARow)
                        .title("A success in between starts a row of failures anew")
                        .expected("CLOSED after four failures, a success, and one more failure")
                        .source("The second document: its count is reset in HALF_OPEN only")
                        .build(),
                Case.builder("B3b", Counting::totalsCanBeAskedFor)
                        .title("Failures in total can be counted where that is wanted")
                        .expected("OPEN after four failures, a success, and one more failure")
                        .source("The second document")
                        .build(),
                Case.builder("B22", Counting::exactlyAtTheRate)
                        .title("A window opens the breaker exactly at its failure rate, and not below it")
                        .expected("CLOSED with 4 failures of 10, OPEN with 5 of 10 at 50 %")
                        .source("Resilience4j's manual: equal to or greater than the threshold")
                        .build(),
                Case.builder("B23", Counting::notBeforeTheMinimum)
                        .title("A window of calls does not open the breaker before its minimum of calls")
                        .expected("CLOSED after 9 failures, OPEN after 10")
                        .source("Resilience4j minimumNumberOfCalls; Failsafe opens on 5 of the first 5")
                        .build(),
                Case.builder("B24", Counting::oldFailuresAreForgotten)
                        .title("A window of time forgets failures that are older than it")
                        .expected("CLOSED: 9 failures, 11 s without a call, 9 failures; a minimum of 10 in 10 s")
                        .source("SmallRye and Resilience4j, time-based windows")
                        .build(),
                Case.builder("B25", Counting::anOldSuccessLeavesTheWindow)
                        .title("A window of calls looks at the last calls only")
                        .expected("OPEN: 100 successes, then 5 failures of the last 10")
                        .source("Resilience4j COUNT_BASED")
                        .build());
    }

    /** One failure a day opens the breaker after five days, in the middle of the best of times. */
    private static Observation aSuccessEndsARow(BreakerTrial trial) {
        var state = fourFailuresASuccessAndAFailure(trial, trial.open());
        return Observation.of(state.equals("CLOSED"), "%s after FFFFSF", state);
    }

    private static Observation totalsCanBeAskedFor(BreakerTrial trial) {
        var state = fourFailuresASuccessAndAFailure(trial, trial.open(settings -> settings.totalFailures(5)));
        return Observation.of(state.equals("OPEN"), "%s after FFFFSF", state);
    }

    private static String fourFailuresASuccessAndAFailure(BreakerTrial trial, BreakerAdapter breaker) {
        trial.fail(breaker, 4);
        trial.succeed(breaker, 1);
        trial.fail(breaker, 1);
        return breaker.state();
    }

    /** "50 %" must not mean "more than 50 %" in one breaker and "50 % or more" in the other. */
    private static Observation exactlyAtTheRate(BreakerTrial trial) {
        var below = trial.open(settings -> settings.window(BreakerWindow.ofCalls(10, 5)));
        trial.succeed(below, 6);
        trial.fail(below, 4);
        var at = trial.open(settings -> settings.window(BreakerWindow.ofCalls(10, 5)));
        trial.succeed(at, 5);
        trial.fail(at, 5);
        return Observation.of(
                below.state().equals("CLOSED") && at.state().equals("OPEN"),
                "%s with 4 of 10, %s with 5 of 10",
                below.state(),
                at.state());
    }

    /** Without a minimum the first call after a deployment opens the breaker if it fails: 100 % of one call. */
    private static Observation notBeforeTheMinimum(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.window(BreakerWindow.ofCalls(10, 10)));
        trial.fail(breaker, 9);
        var afterNine = breaker.state();
        trial.fail(breaker, 1);
        var afterTen = breaker.state();
        return Observation.of(
                afterNine.equals("CLOSED") && afterTen.equals("OPEN"), "%s after 9, %s after 10", afterNine, afterTen);
    }

    private static Observation oldFailuresAreForgotten(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.window(BreakerWindow.ofTime(trial.seconds(10), 10)));
        trial.fail(breaker, 9);
        trial.advance(11);
        trial.say("11 s pass");
        trial.fail(breaker, 9);
        var state = breaker.state();
        return Observation.of(state.equals("CLOSED"), "%s after 9 failures, 11 s, 9 failures", state);
    }

    /** After a good night, 100 successes must not outweigh a dependency that has just gone down. */
    private static Observation anOldSuccessLeavesTheWindow(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.window(BreakerWindow.ofCalls(10, 5)));
        trial.succeed(breaker, 100);
        trial.fail(breaker, 5);
        var state = breaker.state();
        return Observation.of(state.equals("OPEN"), "%s after 5 failures", state);
    }
}
