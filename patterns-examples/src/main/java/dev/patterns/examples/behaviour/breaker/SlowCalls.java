package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerRemedy;
import dev.patterns.examples.contenders.breaker.BreakerWindow;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Slow calls: a dependency that answers after 30 s is down for its callers, whose threads are all waiting, although no
 * call fails.
 *
 * <pre>
 *   calls      ├──────────────────────────────▶   ten hang; the threads of the caller are used up
 *              0 s       2 s slow from here on
 *   counted              ▲ here                ▲ or only here, when they return
 * </pre>
 */
final class SlowCalls {

    private SlowCalls() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B9", SlowCalls::callsThatHang)
                        .title("Calls that hang count as slow while they are still under way")
                        .expected("OPEN 5 s after ten calls began that hang, where 2 s are slow")
                        .source("Resilience4j #1597")
                        .remedy(BreakerRemedy.COUNT_OVERDUE_CALLS)
                        .note("The hand-written breaker has it off by default, because it costs a timer a call.")
                        .build(),
                Case.builder("B33", SlowCalls::slowSuccesses)
                        .title("Calls that succeed slowly open the breaker where slow calls count")
                        .expected("OPEN after ten calls of 3 s, where 2 s are slow")
                        .source("Resilience4j slowCallDurationThreshold")
                        .build(),
                Case.builder("B34", SlowCalls::exactlyAtTheLimit)
                        .title("A call that takes exactly the time from which calls are slow is slow")
                        .expected("OPEN after ten calls of 2 s, where 2 s are slow")
                        .source("As with rates: equal or greater. In Resilience4j a slow duration is greater")
                        .build(),
                Case.builder("B35", SlowCalls::aSlowProbe)
                        .title("A probe that succeeds slowly does not close the breaker")
                        .expected("OPEN after a probe of 3 s, where 2 s are slow")
                        .source("Resilience4j slowCallRateThreshold")
                        .build());
    }

    /** As many calls hang as the caller has threads, and the breaker has nothing recorded. */
    private static Observation callsThatHang(BreakerTrial trial) {
        var breaker = open(trial);
        for (int i = 0; i < 10; i++) {
            var unused = breaker.callAsync(() -> new CompletableFuture<String>());
        }
        trial.advance(5);
        trial.say("10 calls hang for 5 s: %s", breaker.state());
        return Observation.of(breaker.state().equals("OPEN"), "%s while ten calls hang", breaker.state());
    }

    private static Observation slowSuccesses(BreakerTrial trial) {
        return opensAfterCallsOf(trial, 3);
    }

    private static Observation exactlyAtTheLimit(BreakerTrial trial) {
        return opensAfterCallsOf(trial, 2);
    }

    private static Observation opensAfterCallsOf(BreakerTrial trial, int seconds) {
        var breaker = open(trial);
        for (int i = 0; i < 10; i++) {
            call(trial, breaker, seconds);
        }
        return Observation.of(breaker.state().equals("OPEN"), "%s after ten calls of %d s", breaker.state(), seconds);
    }

    /** It works, so slowly that the load brings it down again. */
    private static Observation aSlowProbe(BreakerTrial trial) {
        var breaker = open(trial);
        trial.fail(breaker, 10);
        trial.waitUntilProbesAreDue();
        call(trial, breaker, 3);
        return Observation.of(breaker.state().equals("OPEN"), "%s after the slow probe", breaker.state());
    }

    private static BreakerAdapter open(BreakerTrial trial) {
        return trial.open(
                settings -> settings.window(BreakerWindow.ofCalls(10, 10)).slowAfter(trial.seconds(2)));
    }

    private static void call(BreakerTrial trial, BreakerAdapter breaker, int seconds) {
        trial.resultOrFailure(() -> breaker.call(() -> {
            trial.advance(seconds);
            return "quote";
        }));
        trial.say("a call succeeds after %d s: %s", seconds, breaker.state());
    }
}
