package dev.patterns.examples.behaviour.retry;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.retry.RetryRemedy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts: another thread asks the caller to stop, because the program shuts down or the request was cancelled.
 *
 * <pre>
 *   attempt 1 fails ├── wait of 600 s ─────────────────────── … ──▶ attempt 2
 *                        ▲ interrupt: ends at once, with failure 1, and the flag still set
 * </pre>
 */
final class Interrupts {

    private Interrupts() {}

    static List<Case<RetryTrial>> cases() {
        return List.of(
                Case.builder("R4a", Interrupts::theWaitEnds)
                        .title("An interrupt during the wait ends the call at once")
                        .expected("1 attempt, and the call ends long before the wait does")
                        .source("First document, Pattern 2: time.sleep")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("R4b", Interrupts::theFlagIsSet)
                        .title("After an interrupt during the wait the caller's interrupt flag is set")
                        .expected("The flag is set")
                        .source("Java's convention for code that does not throw InterruptedException")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("R4c", Interrupts::theLastFailure)
                        .title("After an interrupt during the wait the call ends with its last failure")
                        .expected("IOException: failure 1")
                        .source("Failsafe: the FailsafeException has the InterruptedException and not the failure")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("R4d", Interrupts::withoutAWait)
                        .title("With no wait between attempts a set interrupt flag ends the retries too")
                        .expected("1 attempt")
                        .source("Seen by running them: what does not sleep does not notice")
                        .realTime()
                        .build(),
                Case.builder("R4e", Interrupts::anInterruptedCall)
                        .title("An InterruptedException that the call throws is not retried")
                        .expected("1 attempt")
                        .source("Resilience4j #1855")
                        .realTime()
                        .remedy(RetryRemedy.NO_INTERRUPTS)
                        .build(),
                Case.builder("R30", Interrupts::aCancelledCall)
                        .title("A CancellationException that the call throws is not retried")
                        .expected("1 attempt")
                        .source("Resilience4j and Failsafe: seen in random traces of them beside this retry")
                        .realTime()
                        .remedy(RetryRemedy.NO_CANCELLATIONS)
                        .build());
    }

    private record Interrupted(
            int attempts,
            boolean beforeTheWaitEnded,
            boolean flag,
            @Nullable Object result) {}

    /** Each shutdown takes as long as the longest backoff. */
    private static Observation theWaitEnds(RetryTrial trial) {
        var seen = interrupt(trial);
        return Observation.of(
                seen.attempts == 1 && seen.beforeTheWaitEnded,
                "%s, %s",
                seen.attempts == 1 ? "1 attempt" : "another attempt",
                seen.beforeTheWaitEnded ? "ended at once" : "the wait went on");
    }

    /** Code further out does not learn that it should stop, and begins the next thing. */
    private static Observation theFlagIsSet(RetryTrial trial) {
        boolean flag = interrupt(trial).flag;
        return Observation.of(flag, "the flag is %s", flag ? "set" : "not set");
    }

    /** "Interrupted while sleeping" does not say why the call was slow in the first place. */
    private static Observation theLastFailure(RetryTrial trial) {
        var seen = Texts.ofResult(interrupt(trial).result);
        return Observation.of(seen.equals("IOException: failure 1"), "%s", seen);
    }

    private static Interrupted interrupt(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.maxAttempts(2).delays(trial.seconds(600), trial.seconds(600)));
        var ended = new CompletableFuture<Interrupted>();
        var caller = trial.time().start(() -> {
            var result = trial.resultOrFailure(() -> retry.call(dependency::call));
            boolean early = dependency.elapsed().compareTo(trial.seconds(250)) < 0;
            ended.complete(new Interrupted(
                    dependency.attempts(), early, Thread.currentThread().isInterrupted(), result));
        });
        trial.advance(20);
        trial.say("the caller is interrupted");
        trial.time().time().interrupt(caller);
        return (Interrupted) Objects.requireNonNull(trial.resultOrFailure(ended));
    }

    /**
     * A blocked call was interrupted, set the flag again, and failed. All further attempts fail for the same reason.
     */
    private static Observation withoutAWait(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.delay(attempt -> Duration.ZERO));
        trial.resultOrFailure(() -> retry.call(() -> {
            Thread.currentThread().interrupt();
            return dependency.call();
        }));
        boolean flag = Thread.interrupted();
        return Observation.of(
                dependency.attempts() == 1 && flag,
                "%s, the flag is %s",
                dependency.attemptsInWords(),
                flag ? "set" : "not set");
    }

    /** The exception has cleared the flag, so the next attempt blocks again as if nothing had been asked. */
    private static Observation anInterruptedCall(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.retryOn(failure -> true));
        trial.resultOrFailure(() -> retry.call(() -> {
            dependency.record();
            throw new InterruptedException();
        }));
        Thread.interrupted(); // some contenders set it again
        return Observation.of(dependency.attempts() == 1, "%s", dependency.attemptsInWords());
    }

    /** The user has left and the request's future is cancelled. Three more attempts get the same answer. */
    private static Observation aCancelledCall(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.retryOn(failure -> true));
        trial.resultOrFailure(() -> retry.call(() -> {
            dependency.record();
            throw new CancellationException();
        }));
        return Observation.of(dependency.attempts() == 1, "%s", dependency.attemptsInWords());
    }
}
