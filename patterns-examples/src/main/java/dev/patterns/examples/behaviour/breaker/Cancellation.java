package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.breaker.BreakerRemedy;
import java.util.List;

/**
 * Calls that end without a word about the dependency: their caller cancels them, their thread is interrupted, another
 * policy further in rejects them. A timeout is a word: it says that there was no answer in time.
 */
final class Cancellation {

    private Cancellation() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B14a", Cancellation::aCancelledProbe)
                        .title("A probe that its caller cancels gives its place to another at once")
                        .expected("HALF_OPEN, and the next call is admitted")
                        .source("Resilience4j #1633")
                        .build(),
                Case.builder("B14b", Cancellation::cancelledCalls)
                        .title("Calls that their callers cancel are not failures of the dependency")
                        .expected("CLOSED after five of them")
                        .source("Resilience4j #1428")
                        .build(),
                Case.builder("B14c", Cancellation::timedOutCalls)
                        .title("Calls that time out outside of the breaker are failures")
                        .expected("OPEN after five of them")
                        .source("Resilience4j #1372: CompletableFuture.orTimeout on what the breaker returned")
                        .build(),
                Case.builder("B14d", Cancellation::interruptedCalls)
                        .title("A call whose thread is interrupted is neither success nor failure")
                        .expected("CLOSED after four failures and an interrupt, OPEN after one more failure")
                        .source("A shutdown interrupts its threads; Resilience4j and Failsafe count each as a failure")
                        .remedy(BreakerRemedy.IGNORE_NOT_ITS_FAULT)
                        .build(),
                Case.builder("B42", Cancellation::theInterruptFlag)
                        .title("A call that throws InterruptedException leaves the interrupt flag as it was")
                        .expected("The caller gets the exception, and the flag is not set")
                        .source("Failsafe sets the flag, and the caller's next wait ends at once")
                        .build(),
                Case.builder("B43", Cancellation::nestedRejections)
                        .title("A rejection by a policy further in is not a failure of the outer breaker's dependency")
                        .expected("CLOSED after five rejections by an inner breaker")
                        .source("Resilience4j: ignoreExceptions(CallNotPermittedException.class) is left to its users")
                        .remedy(BreakerRemedy.IGNORE_NOT_ITS_FAULT)
                        .build());
    }

    private static Observation aCancelledProbe(BreakerTrial trial) {
        var breaker = trial.open();
        trial.openAndWait(breaker);
        trial.begin(breaker, "probe").cancel();
        var state = breaker.state();
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(
                state.equals("HALF_OPEN") && !rejected,
                "%s after it was cancelled, the next call is %s",
                state,
                rejected ? "rejected" : "admitted");
    }

    /** Users leave a slow page, five of them, and all others get an error. */
    private static Observation cancelledCalls(BreakerTrial trial) {
        var breaker = trial.open();
        for (int i = 0; i < 5; i++) {
            trial.begin(breaker, "call").cancel();
        }
        return Observation.of(breaker.state().equals("CLOSED"), "%s after five cancelled calls", breaker.state());
    }

    private static Observation timedOutCalls(BreakerTrial trial) {
        var breaker = trial.open();
        for (int i = 0; i < 5; i++) {
            trial.begin(breaker, "call").timeOut();
        }
        return Observation.of(breaker.state().equals("OPEN"), "%s after five calls timed out", breaker.state());
    }

    private static Observation interruptedCalls(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 4);
        trial.failWith(breaker, 1, new InterruptedException());
        Thread.interrupted(); // clears the flag; B42 is about it
        var between = breaker.state();
        trial.fail(breaker, 1);
        return Observation.of(
                between.equals("CLOSED") && breaker.state().equals("OPEN"),
                "%s, then %s after FFFF-interrupted-F",
                between,
                breaker.state());
    }

    private static Observation theInterruptFlag(BreakerTrial trial) {
        var breaker = trial.open();
        var result = trial.resultOrFailure(() -> breaker.call(() -> {
            throw new InterruptedException();
        }));
        boolean flag = Thread.interrupted();
        trial.say("the call ends with %s, the flag is %s", Texts.ofResult(result), flag ? "set" : "not set");
        return Observation.of(
                result instanceof InterruptedException && !flag,
                "%s, the flag is %s",
                Texts.ofResult(result),
                flag ? "set" : "not set");
    }

    /** One dependency of five is down. The service that calls all five looks as if it were down itself. */
    private static Observation nestedRejections(BreakerTrial trial) {
        var inner = trial.open();
        trial.fail(inner, 5);
        var outer = trial.open();
        for (int i = 0; i < 5; i++) {
            trial.resultOrFailure(() -> outer.call(() -> inner.call(() -> "quote")));
        }
        trial.say("5 calls are rejected by the inner breaker; the outer one: %s", outer.state());
        return Observation.of(outer.state().equals("CLOSED"), "%s after five inner rejections", outer.state());
    }
}
