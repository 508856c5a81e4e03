package dev.patterns.examples.behaviour.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.patterns.examples.behaviour.http.QuoteServer.ok;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.http.HttpGuard;
import java.util.List;

/**
 * The breaker's story, as the server sees it.
 *
 * <pre>
 *   requests   x x x x x                       x                       o o o o o
 *   breaker    CLOSED ───▶ OPEN ── openFor ──▶ OPEN ──── openFor ────▶ CLOSED
 *                                         one probe fails         one probe succeeds
 * </pre>
 */
final class BreakersOverHttp {

    private static final double OPEN_FOR = 0.8;
    private static final int SLOW_MILLIS = 1_500;

    private BreakersOverHttp() {}

    static List<Case<HttpTrial>> cases() {
        return List.of(
                Cases.of("H17", BreakersOverHttp::opens)
                        .title("After five broken connections in a row the server gets no more requests")
                        .expected("A rejection after 5 requests, breaker OPEN")
                        .source("Nygard, Release It! (2007)")
                        .build(),
                Cases.of("H18", BreakersOverHttp::closesAgain)
                        .title("When the server is well again, one probe closes the breaker")
                        .expected("The quote after 6 requests, breaker CLOSED")
                        .source("Nygard, Release It! (2007)")
                        .build(),
                Cases.of("H19", BreakersOverHttp::opensAgain)
                        .title("While the server is broken, each period costs it one request, for all retries")
                        .expected("A rejection after 6 requests, breaker OPEN")
                        .source("Nygard, Release It! (2007)")
                        .build(),
                Cases.of("H20", BreakersOverHttp::oneProbeAtATime)
                        .title("While a slow probe is out, no other request reaches the server")
                        .expected("1 request, 3 rejections")
                        .source("Both documents' pseudo-code: HALF_OPEN lets every call through")
                        .build(),
                Cases.of("H21", BreakersOverHttp::timeoutsCount)
                        .title("A server that is only slow opens the breaker too")
                        .expected("A timeout after 2 requests; a breaker for 2 failures is OPEN")
                        .source("A breaker inside the timeout sees an interrupt instead of a timeout")
                        .build());
    }

    /** Three requests of the first call and two of the second; from there on nothing is sent. */
    private static Observation opens(HttpTrial trial) {
        var guard = brokenAndOpen(trial, 60);
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("a rejection after 5 requests, breaker OPEN"), "%s", seen);
    }

    private static Observation closesAgain(HttpTrial trial) {
        var guard = brokenAndOpen(trial, OPEN_FOR);
        trial.answerAlways(ok());
        trial.say("the server is well again");
        untilAProbeIsDue(trial);
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("quote after 6 requests, breaker CLOSED"), "%s", seen);
    }

    /** The failed probe opens the breaker, and so the call's other two attempts are rejected. */
    private static Observation opensAgain(HttpTrial trial) {
        var guard = brokenAndOpen(trial, OPEN_FOR);
        untilAProbeIsDue(trial);
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("a rejection after 6 requests, breaker OPEN"), "%s", seen);
    }

    /** A server that is just getting up is slow. With every caller's request at once it would go down again. */
    private static Observation oneProbeAtATime(HttpTrial trial) {
        var guard = brokenAndOpen(trial, OPEN_FOR);
        trial.answerAlways(ok().withFixedDelay(SLOW_MILLIS));
        trial.say("the server answers again, slowly");
        untilAProbeIsDue(trial);
        int before = trial.requests();
        trial.time().start(() -> trial.call(guard));
        trial.await(() -> trial.requests() > before, 3);
        int rejected = 0;
        for (int i = 0; i < 3; i++) {
            rejected += trial.call(guard).equals("a rejection") ? 1 : 0;
        }
        int admitted = trial.requests() - before;
        return Observation.of(
                admitted == 1 && rejected == 3,
                "%s, %d of 3 further calls rejected",
                admitted == 1 ? "1 request" : "more than 1 request",
                rejected);
    }

    private static Observation timeoutsCount(HttpTrial trial) {
        trial.answerAlways(ok().withFixedDelay(SLOW_MILLIS));
        var guard =
                trial.guard(settings -> settings.attempts(2).failureThreshold(2).timeout(trial.seconds(0.5)));
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("a timeout after 2 requests, breaker OPEN"), "%s", seen);
    }

    private static HttpGuard brokenAndOpen(HttpTrial trial, double openFor) {
        trial.answerAlways(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        var guard = trial.guard(settings -> settings.openFor(trial.seconds(openFor)));
        trial.call(guard);
        trial.call(guard);
        return guard;
    }

    private static void untilAProbeIsDue(HttpTrial trial) {
        trial.advance(OPEN_FOR + 0.1);
        trial.say("a probe is due");
    }
}
