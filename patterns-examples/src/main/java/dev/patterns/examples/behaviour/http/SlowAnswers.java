package dev.patterns.examples.behaviour.http;

import static dev.patterns.examples.behaviour.http.QuoteServer.QUOTE;
import static dev.patterns.examples.behaviour.http.QuoteServer.ok;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Slow answers: the server is there, and does not answer in time.
 *
 * <pre>
 *   request   ├──────────────── headers ── body ── body ── body ─┤
 *   client's timeout covers  ├─────────┤
 *   what the caller waits    ├───────────────────────────────────┤
 * </pre>
 *
 * <p>The timeout of {@code java.net.http} ends with the headers, as the read timeout of many clients does. A body that
 * comes drop by drop outlives it.
 */
final class SlowAnswers {

    private static final int LATE_MILLIS = 2_000;
    private static final double LIMIT = 0.5;

    private SlowAnswers() {}

    static List<Case<HttpTrial>> cases() {
        return List.of(
                Cases.of("H3", SlowAnswers::aLateAnswer)
                        .title("A late answer ends at the timeout, and each attempt has its own")
                        .expected("A timeout after 3 requests")
                        .source("WireMock's fixed delay")
                        .build(),
                Cases.of("H4", SlowAnswers::randomDelays)
                        .title("Of log-normal delays, the timeout cuts off the slow tail and a retry replaces it")
                        .expected("8 of 8 calls get the quote, with one more request for the one that is cut off")
                        .source("WireMock's log-normal delays; Dean and Barroso, The Tail at Scale (2013)")
                        .build(),
                Cases.of("H5", SlowAnswers::aDribbledBody)
                        .title("A body that comes drop by drop does not outlive the timeout")
                        .expected("A timeout after 1 request")
                        .source("WireMock's dribble delay; JDK-8208693: HttpRequest.timeout covers the headers only")
                        .build(),
                Cases.of("H6", SlowAnswers::nothingIsLeftRunning)
                        .title("An attempt that exceeds the timeout is ended, not left running")
                        .expected("No attempt is running when the call has ended")
                        .source("Resilience4j #1372: a time limiter that does not cancel")
                        .build(),
                Cases.of("H7", SlowAnswers::anInterrupt)
                        .title("An interrupt ends a call that waits for an answer, and it is not sent again")
                        .expected("An interrupt after 1 request")
                        .source("Resilience4j #1855")
                        .build());
    }

    private static Observation aLateAnswer(HttpTrial trial) {
        trial.answerAlways(ok().withFixedDelay(LATE_MILLIS));
        var guard = trial.guard(settings -> settings.timeout(trial.seconds(LIMIT)));
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("a timeout after 3 requests, breaker CLOSED"), "%s", seen);
    }

    /** The headers come at once, and the rest in a hundred pieces. */
    private static Observation aDribbledBody(HttpTrial trial) {
        trial.answerAlways(ok().withBody(QUOTE + " ".repeat(100)).withChunkedDribbleDelay(100, LATE_MILLIS + 1_000));
        var guard = trial.guard(settings -> settings.attempts(1).timeout(trial.seconds(2 * LIMIT)));
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("a timeout after 1 request, breaker CLOSED"), "%s", seen);
    }

    /**
     * Most answers come in 40 ms, one of the first nine would take seconds. Another attempt gets an ordinary one, long
     * before that.
     */
    private static Observation randomDelays(HttpTrial trial) {
        trial.answerAlways(ok().withRandomDelay(new SeededDelays()));
        var guard = trial.guard(settings -> settings.timeout(trial.seconds(SeededDelays.LIMIT_MILLIS / 1_000.0)));
        int quotes = 0;
        for (int i = 0; i < 8; i++) {
            quotes += trial.call(guard).equals(QUOTE) ? 1 : 0;
        }
        int repeated = trial.requests() - 8;
        return Observation.of(
                quotes == 8 && repeated == 1,
                "%d of 8 calls get the quote, %d more request%s",
                quotes,
                repeated,
                repeated == 1 ? "" : "s");
    }

    /** Attempts that go on after their call has ended hold threads and connections, and pile up in an outage. */
    private static Observation nothingIsLeftRunning(HttpTrial trial) {
        trial.answerAlways(ok().withFixedDelay(2 * LATE_MILLIS));
        var guard = trial.guard(settings -> settings.attempts(1).timeout(trial.seconds(LIMIT)));
        var outcome = trial.call(guard);
        trial.await(() -> trial.runningAttempts() == 0, 1);
        int running = trial.runningAttempts();
        return Observation.of(
                outcome.equals("a timeout") && running == 0,
                "%s, %s",
                outcome,
                running == 0 ? "no attempt is running" : "the attempt is still running");
    }

    /** The program shuts down, or the user has cancelled. Each further attempt keeps it waiting. */
    private static Observation anInterrupt(HttpTrial trial) {
        trial.answerAlways(ok().withFixedDelay(LATE_MILLIS));
        var guard = trial.guard();
        var outcome = new CompletableFuture<String>();
        var caller = trial.time().start(() -> outcome.complete(trial.call(guard)));
        trial.await(() -> trial.attempts() == 1 && trial.requests() == 1, 3);
        trial.time().time().interrupt(caller);
        trial.say("the caller is interrupted");
        var seen = trial.ended(String.valueOf(trial.resultOrFailure(outcome)), guard);
        return Observation.of(seen.startsWith("an interrupt after 1 request,"), "%s", seen);
    }
}
