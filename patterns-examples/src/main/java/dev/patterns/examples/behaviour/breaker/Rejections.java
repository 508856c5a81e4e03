package dev.patterns.examples.behaviour.breaker;

import com.sun.management.ThreadMXBean;
import dev.patterns.CallRejectedException;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerRemedy;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * Rejections: what the caller of an open breaker learns, and what it costs. An open breaker rejects every call there
 * is, in a moment when the caller has enough trouble: a rejection is the path to make cheap.
 */
final class Rejections {

    private static final int REJECTIONS = 2_000;

    private Rejections() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B10a", Rejections::noStackTrace)
                        .title("A rejection carries no stack trace")
                        .expected("The contender's own exception has none: filling it in is most of what it costs")
                        .source("Resilience4j: 805 ns and 1,440 B a rejection, measured")
                        .remedy(BreakerRemedy.NO_STACK_TRACE)
                        .build(),
                Case.builder("B10b", Rejections::littleMemory)
                        .title("A rejection allocates next to nothing")
                        .expected("At most 200 B")
                        .source("Resilience4j: 1,440 B a rejection, 760 B without a stack trace, measured")
                        .remedy(BreakerRemedy.NO_STACK_TRACE)
                        .build(),
                Case.builder("B11", Rejections::saysWhenToComeBack)
                        .title("A rejection says when to come back")
                        .expected("The rejection carries the rest of the 60 s")
                        .source("Resilience4j: CallNotPermittedException has no such figure")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("B36", Rejections::saysWhoRejects)
                        .title("The message of a rejection names the breaker")
                        .expected("The contender's own exception has the name in its message")
                        .source("The second document's and Failsafe's breakers have no name")
                        .build(),
                Case.builder("B37", Rejections::areCounted)
                        .title("Rejected calls are counted, and the count is not lost with the next transition")
                        .expected("3 rejected before and after the breaker has closed")
                        .source("Resilience4j: getNumberOfNotPermittedCalls belongs to a state")
                        .second(Duration.ofMillis(10))
                        .build());
    }

    private static Observation noStackTrace(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 5);
        var rejection = breaker.rejection();
        int frames = rejection.getStackTrace().length;
        trial.say("a call is rejected with %s", rejection.getClass().getSimpleName());
        return Observation.of(
                frames == 0,
                "%s has %s",
                rejection.getClass().getSimpleName(),
                frames == 0 ? "no stack trace" : "a stack trace");
    }

    /** Measured on this thread, over many rejections: rounded coarsely, it is the same on every machine. */
    private static Observation littleMemory(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.openFor(Duration.ofDays(1)));
        trial.fail(breaker, 5);
        reject(breaker);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        reject(breaker);
        long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / REJECTIONS;
        var size = bytes <= 200 ? "at most 200 B" : bytes <= 500 ? "200 to 500 B" : "over 500 B";
        return Observation.of(bytes <= 200, "%s a rejection", size);
    }

    private static void reject(BreakerAdapter breaker) {
        for (int i = 0; i < REJECTIONS; i++) {
            breaker.rejection();
        }
    }

    /** Without it a caller guesses: too early, and the call is rejected again; too late, and time is lost. */
    private static Observation saysWhenToComeBack(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 5);
        var result = trial.resultOrFailure(() -> breaker.call(() -> "quote"));
        trial.say("a call ends with: %s", Texts.ofResult(result));
        if (!(result instanceof CallRejectedException rejection)) {
            return Observation.different("not rejected: %s", Texts.ofResult(result));
        }
        var retryAfter = rejection.retryAfter();
        if (retryAfter.isEmpty()) {
            return Observation.different("the rejection has no time");
        }
        boolean inTime = !retryAfter.get().isZero() && retryAfter.get().compareTo(trial.seconds(60)) <= 0;
        return Observation.of(inTime, "the time is %s 60 s", inTime ? "within" : "not within");
    }

    /** A log line "circuit breaker is open" from a service with twelve of them helps little. */
    private static Observation saysWhoRejects(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 5);
        var message = String.valueOf(breaker.rejection().getMessage());
        trial.say("a call is rejected with %s", breaker.rejection().getClass().getSimpleName());
        return Observation.of(
                message.contains("quotes"), "the name is %s the message", message.contains("quotes") ? "in" : "not in");
    }

    private static Observation areCounted(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 5);
        trial.succeed(breaker, 3);
        long before = breaker.rejectedCalls();
        trial.waitUntilProbesAreDue();
        trial.succeed(breaker, 1);
        long after = breaker.rejectedCalls();
        return Observation.of(before == 3 && after == 3, "%d rejected while open, %d when closed again", before, after);
    }
}
