package dev.patterns.examples.behaviour.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import java.util.List;

/**
 * Broken connections: the server, or something on the way to it, ends the connection in the middle of an exchange.
 *
 * <pre>
 *   client ── request ──▶ server
 *          ◀── reset ────           the connection is cut before the answer
 *          ◀── end ──────           the connection ends without an answer
 *          ◀── 200, half a body ─   the body breaks off
 *          ◀── noise ────           what comes is not HTTP
 * </pre>
 *
 * <p>Each is an {@link java.io.IOException} of the client. The request may have been carried out, so a call that is
 * repeated must be one that may be made twice.
 */
final class BrokenConnections {

    private BrokenConnections() {}

    static List<Case<HttpTrial>> cases() {
        return List.of(
                fault("H1a", Fault.CONNECTION_RESET_BY_PEER, "A connection that is reset is overcome by a retry"),
                fault("H1b", Fault.EMPTY_RESPONSE, "A connection that ends without an answer is overcome by a retry"),
                fault("H1c", Fault.MALFORMED_RESPONSE_CHUNK, "A body that breaks off is overcome by a retry"),
                fault("H1d", Fault.RANDOM_DATA_THEN_CLOSE, "An answer that is not HTTP is overcome by a retry"),
                Cases.of("H2", BrokenConnections::everyAttemptFails)
                        .title("When every attempt fails, the caller gets the client's own last exception")
                        .expected("An I/O failure after exactly 3 requests")
                        .source("Failsafe wraps checked exceptions; java.net.http repeats a GET by itself")
                        .build());
    }

    private static Case<HttpTrial> fault(String id, Fault fault, String title) {
        return Cases.of(id, trial -> twiceThenAnAnswer(trial, fault))
                .title(title)
                .expected("The quote after 3 requests, two of them broken; the breaker stays CLOSED")
                .source("WireMock's faults, " + fault)
                .build();
    }

    /** Two requests are lost, the third is answered. Nothing is sent more often than that. */
    private static Observation twiceThenAnAnswer(HttpTrial trial, Fault fault) {
        trial.answerFirst(2, aResponse().withFault(fault));
        var guard = trial.guard();
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("quote after 3 requests, breaker CLOSED"), "%s", seen);
    }

    /** A caller that handles the client's exceptions must find them also around a guard. */
    private static Observation everyAttemptFails(HttpTrial trial) {
        trial.answerAlways(aResponse().withFault(Fault.EMPTY_RESPONSE));
        var guard = trial.guard();
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("an I/O failure after 3 requests, breaker CLOSED"), "%s", seen);
    }
}
