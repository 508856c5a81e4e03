package dev.patterns.examples.behaviour.retry;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Futures: attempts that are made without a thread that waits for them.
 *
 * <p>An asynchronous attempt can fail in three ways: its future fails, it throws before there is a future, or it
 * returns null. And it can be cancelled, during an attempt or between two. A caller that only has the future waits for
 * ever if one of these ways is forgotten.
 */
final class Futures {

    private Futures() {}

    static List<Case<RetryTrial>> cases() {
        return List.of(
                Case.builder("R6a", Futures::theSecondAttemptThrows)
                        .title("The future completes if the second attempt throws in place of returning a future")
                        .expected("It completes, with a failure or with the result of a further attempt")
                        .source("Resilience4j #1718")
                        .build(),
                Case.builder("R6b", Futures::cancelledDuringTheWait)
                        .title("After the future was cancelled during a wait, no further attempt is made")
                        .expected("1 attempt")
                        .source("Resilience4j #1718")
                        .build(),
                Case.builder("R6c", Futures::cancelledDuringAnAttempt)
                        .title("Cancelling the future cancels the attempt that is running")
                        .expected("The attempt's future is cancelled")
                        .source("Seen by running them: the attempt holds a connection until it ends")
                        .build(),
                Case.builder("R23", Futures::theFirstAttemptThrows)
                        .title("An attempt that throws in place of returning a future is retried like one that fails")
                        .expected("quote, after 2 attempts")
                        .source("Seen by running them")
                        .build(),
                Case.builder("R24", Futures::anAttemptReturnsNull)
                        .title("The future completes if an attempt returns null in place of a future")
                        .expected("It completes, with a failure or with the result of a further attempt")
                        .source("Seen by running them")
                        .build(),
                Case.builder("R25", Futures::thePredicateSeesTheFailureItself)
                        .title("The predicate sees the failure of a future without a CompletionException around it")
                        .expected("IOException")
                        .source("CompletableFuture: a dependent stage wraps the failure of the one before it")
                        .build(),
                Case.builder("R26", Futures::noThreadIsBlocked)
                        .title("Calls that wait for their next attempt hold no thread")
                        .expected("Fewer than 20 more threads while 100 calls wait")
                        .source("The document's retry sleeps; with futures each call needs a thread for that")
                        .realTime()
                        .alone()
                        .build(),
                Case.builder("R28", Futures::theLastFailure)
                        .title("The future fails with the last failure itself when all attempts have failed")
                        .expected("IOException: failure 4, after 4 attempts")
                        .source("Seen by running them")
                        .build());
    }

    /** The HTTP client is closed, or its pool full, and throws. The request that waits for the future never ends. */
    private static Observation theSecondAttemptThrows(RetryTrial trial) {
        var dependency = trial.failing();
        return completes(trial, trial.open().callAsync(() -> {
            if (dependency.record() == 2) {
                throw new IllegalStateException("the client is closed");
            }
            return CompletableFuture.failedFuture(new IOException("no answer"));
        }));
    }

    /** A method that forgets to return its future. */
    private static Observation anAttemptReturnsNull(RetryTrial trial) {
        var dependency = trial.failing();
        return completes(trial, trial.open().callAsync(() -> answer(dependency.record())));
    }

    @SuppressWarnings("NullAway") // the defect that the case is about
    private static CompletableFuture<String> answer(int attempt) {
        return attempt == 2 ? null : CompletableFuture.failedFuture(new IOException("no answer"));
    }

    private static Observation completes(RetryTrial trial, CompletableFuture<String> future) {
        trial.advance(200);
        return Observation.of(future.isDone(), future.isDone() ? "it completes" : "it never completes");
    }

    /** The user has left, and the program goes on to call for an answer that no one will read. */
    private static Observation cancelledDuringTheWait(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.delays(trial.seconds(60), trial.seconds(60)));
        var future = retry.callAsync(dependency::callAsync);
        trial.advance(10);
        future.cancel(true);
        trial.say("cancelled after %s", dependency.attemptsInWords());
        trial.advance(300);
        return Observation.of(dependency.attempts() == 1, "%s", dependency.attemptsInWords());
    }

    private static Observation cancelledDuringAnAttempt(RetryTrial trial) {
        var attempt = new CompletableFuture<String>();
        var future = trial.open().callAsync(() -> attempt);
        trial.advance(10);
        future.cancel(true);
        trial.advance(10);
        boolean cancelled = attempt.isCancelled();
        return Observation.of(cancelled, "the attempt is %s", cancelled ? "cancelled" : "not cancelled");
    }

    /** Whether a client throws or fails its future is often a question of a few lines in it, and may change. */
    private static Observation theFirstAttemptThrows(RetryTrial trial) {
        var dependency = trial.failing(1);
        var future = trial.open().callAsync(() -> {
            try {
                return CompletableFuture.completedFuture(dependency.call());
            } catch (IOException failure) {
                throw new TimeoutExceededException("the client's pool", Duration.ofSeconds(1));
            }
        });
        var result = trial.resultOrFailure(future);
        return Observation.of(
                "quote".equals(result), "%s, after %s", Texts.ofResult(result), dependency.attemptsInWords());
    }

    /** It asks "instanceof IOException" and gets no for an answer, so nothing is ever retried. */
    private static Observation thePredicateSeesTheFailureItself(RetryTrial trial) {
        var seen = new CopyOnWriteArrayList<String>();
        var retry = trial.open(settings -> settings.maxAttempts(2).retryOn(failure -> {
            seen.add(failure.getClass().getSimpleName());
            return false;
        }));
        var future = retry.callAsync(() -> CompletableFuture.failedFuture(new CompletionException(new IOException())));
        trial.resultOrFailure(future);
        if (seen.isEmpty()) {
            throw new NotOfferedException("no predicate is asked: the list of failures is fixed");
        }
        return Observation.of(seen.get(0).equals("IOException"), "%s", seen.get(0));
    }

    /**
     * In an outage all calls wait. If each of them holds a thread, the program ends before its dependency comes back.
     */
    private static Observation noThreadIsBlocked(RetryTrial trial) {
        var retry = trial.open(settings -> settings.delays(Duration.ofMinutes(1), Duration.ofMinutes(1)));
        long before = busyThreads();
        var futures = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 100; i++) {
            futures.add(retry.callAsync(() -> CompletableFuture.failedFuture(new IOException("no answer"))));
        }
        trial.advance(20);
        long more = busyThreads() - before;
        futures.forEach(future -> future.cancel(true));
        trial.advance(20);
        return Observation.of(more < 20, more < 20 ? "fewer than 20 more threads" : "a thread for each call");
    }

    /** Without those of a pool that wait for a task. */
    private static long busyThreads() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .noneMatch(frame -> frame.getMethodName().equals("getTask")))
                .count();
    }

    /** A caller that asks the future for its failure handles the same types as one that makes the call itself. */
    private static Observation theLastFailure(RetryTrial trial) {
        var dependency = trial.failing();
        var seen = Texts.ofResult(trial.resultOrFailure(trial.open().callAsync(dependency::callAsync)));
        return Observation.of(
                seen.equals("IOException: failure 4") && dependency.attempts() == 4,
                "%s, after %s",
                seen,
                dependency.attemptsInWords());
    }
}
