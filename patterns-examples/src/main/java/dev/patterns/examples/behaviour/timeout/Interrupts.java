package dev.patterns.examples.behaviour.timeout;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.timeout.TimeoutRemedy;
import dev.patterns.timeout.TimeoutExceededException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts: a thread has one interrupt flag, and a timeout is not the only one that sets it.
 *
 * <pre>
 *   worker  ├─ call 1 ─────┤├─ call 2 ──┤     an interrupt that comes late hits call 2
 *                     timer ▲
 *   caller  ├─ waits ──────┤├─ next thing     an interrupt from a shutdown must be there when the call has ended
 *              shutdown ▲
 * </pre>
 */
final class Interrupts {

    private Interrupts() {}

    static List<Case<TimeoutTrial>> cases() {
        return List.of(
                Case.builder("T6", Interrupts::theNextCallsOnTheThread)
                        .title("An interrupt that was meant for a call that timed out does not hit the next one")
                        .expected("None of 50 calls after a timeout begins interrupted")
                        .source("Threads of a pool make one call after the other")
                        .realTime()
                        .build(),
                Case.builder("T7", Interrupts::theCallersFlag)
                        .title("After a timeout its caller's thread is not left interrupted")
                        .expected("The flag is not set")
                        .source("A timer that interrupts the caller must take the interrupt back")
                        .realTime()
                        .build(),
                Case.builder("T8", Interrupts::theCallersOwnInterrupt)
                        .title("An interrupt of the caller reaches the call")
                        .expected("The call is interrupted, long before the limit")
                        .source("Resilience4j: an interrupted Future.get does not cancel the future")
                        .build(),
                Case.builder("T9", Interrupts::theCallerLearnsOfIt)
                        .title("A caller that was interrupted during the call learns of it")
                        .expected("An InterruptedException, or the flag is set")
                        .source("Java's convention for interrupts")
                        .build(),
                Case.builder("T10", Interrupts::threadLocals)
                        .title("The call sees its caller's thread locals")
                        .expected("transaction 7")
                        .source("Transactions, logging contexts and security contexts are thread locals")
                        .remedy(TimeoutRemedy.CALLER_THREAD)
                        .build());
    }

    /** One slow call makes another one fail that was not slow at all. */
    private static Observation theNextCallsOnTheThread(TimeoutTrial trial) {
        var timeout = trial.open(10);
        trial.resultOrFailure(() -> timeout.call(Interrupts::spinUntilInterrupted));
        var longer = trial.open(100_000);
        int hit = 0;
        for (int i = 0; i < 50; i++) {
            if (Boolean.TRUE.equals(trial.resultOrFailure(
                    () -> longer.call(() -> Thread.currentThread().isInterrupted())))) {
                hit++;
            }
        }
        Thread.interrupted();
        return Observation.of(hit == 0, hit == 0 ? "none begins interrupted" : "the next call begins interrupted");
    }

    /** The next thing that the caller does, a fallback for example, fails at its first wait. */
    private static Observation theCallersFlag(TimeoutTrial trial) {
        var timeout = trial.open(10);
        var result = trial.resultOrFailure(() -> timeout.call(Interrupts::spinUntilInterrupted));
        boolean flag = Thread.interrupted();
        return Observation.of(
                !flag && result instanceof TimeoutExceededException,
                "%s, the flag is %s",
                Limits.typeOf(result),
                flag ? "set" : "not set");
    }

    /** Ends with the interrupt flag set, as code does that polls it. */
    private static String spinUntilInterrupted() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        return "late";
    }

    private record Interrupted(@Nullable Object result, boolean flag) {}

    /** The caller goes, and the call that it no longer waits for keeps its connection until the limit or longer. */
    private static Observation theCallersOwnInterrupt(TimeoutTrial trial) {
        var reached = new AtomicBoolean();
        interrupt(trial, reached);
        trial.advance(20);
        boolean interrupted = reached.get();
        return Observation.of(interrupted, "the call is %s", interrupted ? "interrupted" : "not interrupted");
    }

    /** A loop that asks its thread's flag at the top never ends. */
    private static Observation theCallerLearnsOfIt(TimeoutTrial trial) {
        var seen = interrupt(trial, new AtomicBoolean());
        boolean learns = seen.flag || seen.result instanceof InterruptedException;
        return Observation.of(learns, learns ? "it learns of it" : "it does not learn of it");
    }

    private static Interrupted interrupt(TimeoutTrial trial, AtomicBoolean reached) {
        var timeout = trial.open(5_000);
        var ended = new CompletableFuture<Interrupted>();
        var caller = trial.time().start(() -> {
            var result = trial.resultOrFailure(() -> timeout.<String, Exception>call(() -> {
                try {
                    trial.time().blockUntilInterrupted();
                } catch (InterruptedException e) {
                    reached.set(true);
                    throw e;
                }
                return "late";
            }));
            ended.complete(new Interrupted(result, Thread.currentThread().isInterrupted()));
        });
        trial.advance(20);
        trial.time().time().interrupt(caller);
        trial.say("the caller is interrupted");
        return trial.resultOrFailure(ended) instanceof Interrupted seen
                ? seen
                : new Interrupted("still waiting", false);
    }

    /** On another thread the statement runs outside of the transaction, and the log line has no request id. */
    private static Observation threadLocals(TimeoutTrial trial) {
        var transaction = new ThreadLocal<String>();
        transaction.set("transaction 7");
        var timeout = trial.open(500);
        var seen = trial.resultOrFailure(() -> timeout.call(transaction::get));
        transaction.remove();
        return Observation.of("transaction 7".equals(seen), "%s", seen == null ? "no transaction" : seen);
    }
}
