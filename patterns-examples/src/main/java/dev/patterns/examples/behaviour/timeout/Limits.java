package dev.patterns.examples.behaviour.timeout;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.timeout.TimeoutExceededException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Limits: a caller waits so long and no longer.
 *
 * <pre>
 *   limit   ├───────────────┤
 *   call    ├──────────────┤           its result
 *   call    ├───────────────┼───────   a TimeoutExceededException at the limit; what comes later is dropped
 * </pre>
 *
 * <p>A thread can't be stopped from outside, only asked to stop by an interrupt. So the caller's way out depends on
 * which thread makes the call.
 */
final class Limits {

    private static final int CALLS = 10_000;

    private Limits() {}

    static List<Case<TimeoutTrial>> cases() {
        return List.of(
                Case.builder("T1", Limits::aCallThatHangs)
                        .title("At the limit a call that hangs is interrupted, and its caller gets an exception")
                        .expected("TimeoutExceededException, and the call is interrupted")
                        .source("What a timeout is for")
                        .build(),
                Case.builder("T2", Limits::aCallThatIgnoresInterrupts)
                        .title("The caller gets away from a call that ignores interrupts")
                        .expected("TimeoutExceededException while the call goes on")
                        .source("Failsafe: a blocking call stays on the caller's thread")
                        .realTime()
                        .second(Duration.ofMillis(20))
                        .note("The hand-written timeout with interruptCaller waits for such a call too, and says so")
                        .build(),
                Case.builder("T3", Limits::justInTime)
                        .title("A call that ends before the limit is no timeout")
                        .expected("quote, after 6 s of at most 10 s")
                        .source("Seen by running them")
                        .second(Duration.ofMillis(80))
                        .build(),
                Case.builder("T4", Limits::aLateResult)
                        .title("A result that comes after the limit is dropped")
                        .expected("TimeoutExceededException, although the call returns a value when it is interrupted")
                        .source("Seen by running them")
                        .build(),
                Case.builder("T5", Limits::timersAreRemoved)
                        .title("When a call ends, its timer goes: calls with a limit of an hour do not pile up")
                        .expected("After 10,000 calls, fewer than 100 of them are still in memory")
                        .source("ScheduledThreadPoolExecutor keeps a cancelled task until its time, by default")
                        .realTime()
                        .alone()
                        .build());
    }

    /** Without the interrupt each timeout leaves a blocked thread behind, until none is left. */
    private static Observation aCallThatHangs(TimeoutTrial trial) {
        var interrupted = new CompletableFuture<String>();
        var timeout = trial.open(30);
        var result = trial.resultOrFailure(() -> timeout.call(() -> {
            try {
                trial.time().blockUntilInterrupted();
            } catch (InterruptedException e) {
                interrupted.complete("interrupted");
            }
            return "late";
        }));
        var call = trial.resultOrFailure(interrupted);
        boolean right = result instanceof TimeoutExceededException && "interrupted".equals(call);
        return Observation.of(
                right,
                "%s, and the call is %s",
                typeOf(result),
                "interrupted".equals(call) ? "interrupted" : "not interrupted");
    }

    /** A native read, a loop without an end: one such call holds a request's thread for as long as it likes. */
    private static Observation aCallThatIgnoresInterrupts(TimeoutTrial trial) {
        var timeout = trial.open(20);
        var release = new CountDownLatch(1);
        var result = new CompletableFuture<@Nullable Object>();
        var interrupted = new CountDownLatch(1);
        trial.time()
                .start(() -> result.complete(trial.resultOrFailure(() -> timeout.call(() -> {
                    while (true) {
                        try {
                            release.await();
                            return "late";
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                        }
                    }
                }))));
        while (interrupted.getCount() > 0 && !result.isDone()) {
            trial.advance(1);
        }
        trial.advance(40);
        boolean free = result.isDone();
        release.countDown();
        var seen = typeOf(trial.resultOrFailure(result));
        return Observation.of(
                free && seen.equals("TimeoutExceededException"),
                "%s %s",
                seen,
                free ? "while the call goes on" : "only when the call has ended");
    }

    /** A limit that rounds down, or a timer that is a tick early, turns an answer into a failure. */
    private static Observation justInTime(TimeoutTrial trial) {
        var timeout = trial.open(10);
        var result = trial.resultOrFailure(() -> timeout.call(() -> {
            long start = trial.time().time().nanoTime();
            var wait = trial.seconds(6).toNanos();
            for (long left = wait; left > 0; left = wait - (trial.time().time().nanoTime() - start)) {
                trial.time().time().parkNanos(timeout, left);
            }
            return "quote";
        }));
        return Observation.of("quote".equals(result), "%s", Texts.ofResult(result));
    }

    /** If it depends on the call whether the limit holds, there is no limit. */
    private static Observation aLateResult(TimeoutTrial trial) {
        var timeout = trial.open(30);
        var result = trial.resultOrFailure(() -> timeout.call(() -> {
            try {
                trial.time().blockUntilInterrupted();
            } catch (InterruptedException e) {
                return "late";
            }
            return "never";
        }));
        return Observation.of(result instanceof TimeoutExceededException, "%s", typeOf(result));
    }

    /** A thousand calls a second with a limit of a minute: 60,000 results are kept for nothing. */
    private static Observation timersAreRemoved(TimeoutTrial trial) throws InterruptedException {
        var timeout = trial.open(Duration.ofHours(1).toMillis());
        var results = new ArrayList<WeakReference<Object>>();
        for (int i = 0; i < CALLS / 2; i++) {
            results.add(new WeakReference<>(trial.resultOrFailure(() -> timeout.call(() -> new byte[100]))));
            var future = timeout.callAsync(() -> CompletableFuture.completedFuture(new byte[100]));
            results.add(new WeakReference<>(future.join()));
        }
        long kept = CALLS;
        for (int i = 0; i < 10 && kept >= 100; i++) {
            System.gc();
            Thread.sleep(50);
            kept = results.stream().filter(result -> result.get() != null).count();
        }
        return Observation.of(kept < 100, kept < 100 ? "fewer than 100 are left" : "100 or more are left");
    }

    static String typeOf(@Nullable Object result) {
        return result instanceof Throwable ? result.getClass().getSimpleName() : String.valueOf(result);
    }
}
