package dev.patterns.examples.behaviour.http;

import static dev.patterns.examples.behaviour.http.QuoteServer.ok;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import java.util.List;

/**
 * Unreachable servers: the connection is not made.
 *
 * <p>A port without a server refuses at once. A server that does not accept leaves the client waiting: the system
 * completes a few connections for it and then drops the packets of all others.
 */
final class UnreachableServers {

    private UnreachableServers() {}

    static List<Case<HttpTrial>> cases() {
        return List.of(
                Cases.of("H14", UnreachableServers::refused)
                        .title("A refused connection is retried, and counts as a failure of the server")
                        .expected("A refused connection after 3 attempts; a breaker for 3 failures is OPEN")
                        .source("connect(2), ECONNREFUSED")
                        .build(),
                Cases.of("H15", UnreachableServers::aFullBacklog)
                        .title("A connection that a full backlog leaves waiting ends at the timeout")
                        .expected("A timeout after 3 attempts; a breaker for 3 failures is OPEN")
                        .source("listen(2), backlog")
                        .build(),
                Cases.of("H16a", UnreachableServers::backOnTheSamePort)
                        .title("A server that stops and comes back on the same port is used again at once")
                        .expected("The quote, a refused connection, the quote")
                        .source("Kept-alive connections of the client are dead after a restart")
                        .build(),
                Cases.of("H16b", UnreachableServers::backDuringACall)
                        .title("A call that finds the server down succeeds when it comes back before the last attempt")
                        .expected("The quote after 2 refused attempts and 1 request")
                        .source("A rolling restart behind one address")
                        .build());
    }

    private static Observation refused(HttpTrial trial) throws Exception {
        try (var port = ClosedPort.refusing()) {
            trial.connectTo(port.number());
            return threeAttempts(trial, "a refused connection");
        }
    }

    private static Observation aFullBacklog(HttpTrial trial) throws Exception {
        try (var port = ClosedPort.full()) {
            trial.connectTo(port.number());
            return threeAttempts(trial, "a timeout");
        }
    }

    private static Observation threeAttempts(HttpTrial trial, String expected) {
        var guard = trial.guard(settings -> settings.failureThreshold(3).timeout(trial.seconds(0.5)));
        var outcome = trial.call(guard);
        return Observation.of(
                outcome.equals(expected)
                        && trial.attempts() == 3
                        && guard.breakerState().equals("OPEN"),
                "%s after %d attempts, breaker %s",
                outcome,
                trial.attempts(),
                guard.breakerState());
    }

    private static Observation backOnTheSamePort(HttpTrial trial) {
        var guard = trial.guard();
        int port;
        String before;
        String down;
        try (var first = QuoteServer.onAPortThatStaysFree()) {
            port = first.port();
            trial.use(first);
            trial.answerAlways(ok());
            before = trial.call(guard);
        }
        trial.say("the server stops");
        down = trial.call(guard);
        try (var second = new QuoteServer(port)) {
            trial.say("the server comes back");
            trial.use(second);
            trial.answerAlways(ok());
            var after = trial.call(guard);
            return Observation.of(
                    List.of(before, down, after).equals(List.of("quote", "a refused connection", "quote")),
                    "%s, %s, %s",
                    before,
                    down,
                    after);
        }
    }

    /** The backoff bridges the gap, so that the caller does not notice the restart. */
    private static Observation backDuringACall(HttpTrial trial) {
        QuoteServer first = QuoteServer.onAPortThatStaysFree();
        int port = first.port();
        first.close();
        trial.connectTo(port);
        var guard = trial.guard();
        var outcome = trial.call(guard, (to, timeout) -> {
            if (trial.attempts() == 3) {
                trial.startServer(port).answerAlways(trial.path(), ok());
                trial.say("the server comes back");
            }
            return QuoteClient.quote(to, timeout);
        });
        return Observation.of(
                outcome.equals("quote") && trial.attempts() == 3,
                "%s after %d attempt%s",
                outcome,
                trial.attempts(),
                trial.attempts() == 1 ? "" : "s");
    }
}
