package dev.patterns.examples.behaviour.retry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A dependency that fails a number of times with "failure 1", "failure 2", … It knows when it was called. */
public final class FlakyDependency {

    private final RetryTrial trial;
    private final int failures;
    private final long startedAt;
    private final List<Duration> calls = new ArrayList<>();

    FlakyDependency(RetryTrial trial, int failures) {
        this.trial = trial;
        this.failures = failures;
        this.startedAt = trial.time().time().nanoTime();
    }

    /** A blocking call. */
    public String call() throws IOException {
        int attempt = record();
        if (attempt <= failures) {
            throw failure(attempt);
        }
        trial.say("attempt %d answers", attempt);
        return "quote";
    }

    /** An asynchronous call, whose future is complete when this returns. */
    public CompletableFuture<String> callAsync() {
        int attempt = record();
        return attempt <= failures
                ? CompletableFuture.failedFuture(failure(attempt))
                : CompletableFuture.completedFuture("quote");
    }

    /** For a scenario that ends its attempts itself. The number of this attempt, from 1. */
    public synchronized int record() {
        calls.add(elapsed());
        return calls.size();
    }

    public synchronized int attempts() {
        return calls.size();
    }

    /** "1 attempt", "4 attempts". */
    public String attemptsInWords() {
        return attempts() + (attempts() == 1 ? " attempt" : " attempts");
    }

    /** The time between each call and the one before it. */
    public synchronized List<Duration> waits() {
        var waits = new ArrayList<Duration>();
        for (int i = 1; i < calls.size(); i++) {
            waits.add(calls.get(i).minus(calls.get(i - 1)));
        }
        return waits;
    }

    /** Since the dependency was made. */
    public Duration elapsed() {
        return Duration.ofNanos(trial.time().time().nanoTime() - startedAt);
    }

    private IOException failure(int attempt) {
        trial.say("attempt %d fails", attempt);
        return new IOException("failure " + attempt);
    }
}
