package dev.patterns.examples.behaviour.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * Statuses: an answer that is a failure. Whether another attempt can help, and whether the server is ill, are two
 * questions.
 *
 * <pre>
 *            retry    breaker counts it
 *   400      no       no     the request is wrong, and stays so
 *   429      yes      no     the server is well, and this caller too fast
 *   503      yes      yes    the server is ill
 * </pre>
 */
final class Statuses {

    private Statuses() {}

    static List<Case<HttpTrial>> cases() {
        return List.of(
                Cases.of("H8", Statuses::aServerThatRecovers)
                        .title("A server that answers 503 twice and then recovers is waited for")
                        .expected("The quote after 3 requests; the breaker stays CLOSED")
                        .source("RFC 9110, 15.6.4")
                        .build(),
                Cases.of("H9a", Statuses::aBadRequestIsNotRepeated)
                        .title("A request that the server calls wrong is not sent again")
                        .expected("HTTP 400 after 1 request")
                        .source("First document: every exception of the HTTP client is retried")
                        .build(),
                Cases.of("H9b", Statuses::badRequestsDoNotOpenTheBreaker)
                        .title("Wrong requests do not open the breaker for the right ones")
                        .expected("HTTP 400 six times; the breaker stays CLOSED")
                        .source("Both documents: every exception is a failure of the service")
                        .build(),
                Cases.of("H10", Statuses::aResponseThatIsAFailure)
                        .title("A client that returns a 503 instead of throwing it is retried and counted all the same")
                        .expected("3 requests, and a breaker that has counted each of them")
                        .source("java.net.http, OkHttp and Spring's exchange return every status as a response")
                        .build());
    }

    private static Observation aServerThatRecovers(HttpTrial trial) {
        trial.answerFirst(2, aResponse().withStatus(503));
        var guard = trial.guard();
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("quote after 3 requests, breaker CLOSED"), "%s", seen);
    }

    private static Observation aBadRequestIsNotRepeated(HttpTrial trial) {
        trial.answerAlways(aResponse().withStatus(400));
        var guard = trial.guard();
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("HTTP 400 after 1 request, breaker CLOSED"), "%s", seen);
    }

    /** One client with a mistake in its requests would take the server away from all others. */
    private static Observation badRequestsDoNotOpenTheBreaker(HttpTrial trial) {
        trial.answerAlways(aResponse().withStatus(400));
        var guard = trial.guard(settings -> settings.attempts(1));
        var outcome = "";
        for (int i = 0; i < 6; i++) {
            outcome = trial.call(guard);
        }
        var seen = trial.ended(outcome, guard);
        return Observation.of(seen.equals("HTTP 400 after 6 requests, breaker CLOSED"), "%s", seen);
    }

    /**
     * A guard that looks at exceptions alone takes the response for a success: it is not repeated, and a server that
     * answers nothing but 503 never opens the breaker.
     */
    private static Observation aResponseThatIsAFailure(HttpTrial trial) {
        trial.answerAlways(aResponse().withStatus(503));
        var guard = trial.guard(settings -> settings.failureThreshold(3)
                .failures(failures -> failures.failOnResult(
                        result -> result instanceof HttpResponse<?> response && response.statusCode() == 503)));
        var seen = trial.ended(trial.call(guard, QuoteClient::response), guard);
        return Observation.of(seen.equals("a response with 503 after 3 requests, breaker OPEN"), "%s", seen);
    }
}
