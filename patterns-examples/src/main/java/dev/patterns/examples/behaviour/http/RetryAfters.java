package dev.patterns.examples.behaviour.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.http.HttpGuardRemedy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Retry-After: a server that is busy or too often called says when to come back, in seconds or as a date.
 *
 * <p>A retry that comes earlier is refused again. It costs the server another answer, and the caller one of its
 * attempts.
 */
final class RetryAfters {

    private static final String SOURCE = "RFC 9110, 10.2.3; RFC 6585, 4; the document's retry ignores it (R10)";

    /** The wait is measured by another clock than the date. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMillis(20);

    private RetryAfters() {}

    static List<Case<HttpTrial>> cases() {
        return List.of(
                Cases.of("H11", RetryAfters::inSeconds)
                        .title("A 429 with Retry-After in seconds is sent again when they have passed")
                        .expected("The quote after 2 requests, the second a second later")
                        .source(SOURCE)
                        .remedy(HttpGuardRemedy.RETRY_AFTER)
                        .build(),
                Cases.of("H12", RetryAfters::asADate)
                        .title("A 503 with Retry-After as an HTTP date is sent again when it has come")
                        .expected("The quote after 2 requests, the second not before the date")
                        .source(SOURCE)
                        .remedy(HttpGuardRemedy.RETRY_AFTER)
                        .build(),
                Cases.of("H13", RetryAfters::tooLong)
                        .title("A Retry-After that is longer than the caller can wait ends the call at once")
                        .expected("HTTP 503 after 1 request")
                        .source(SOURCE)
                        .remedy(HttpGuardRemedy.MAX_RETRY_AFTER)
                        .build());
    }

    private static Observation inSeconds(HttpTrial trial) {
        var comeBackAt = Instant.now().plusSeconds(1);
        return waitsUntil(comeBackAt, trial, aResponse().withStatus(429).withHeader("Retry-After", "1"));
    }

    /** A date has whole seconds, so this one is more than one and at most two seconds ahead. */
    private static Observation asADate(HttpTrial trial) {
        var comeBackAt = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(comeBackAt.atOffset(ZoneOffset.UTC));
        return waitsUntil(comeBackAt, trial, aResponse().withStatus(503).withHeader("Retry-After", date));
    }

    private static Observation waitsUntil(Instant comeBackAt, HttpTrial trial, ResponseDefinitionBuilder refusal) {
        trial.answerFirst(1, refusal);
        var guard = trial.guard();
        var lastSent = new AtomicReference<>(Instant.MIN);
        var outcome = trial.call(guard, (to, timeout) -> {
            lastSent.set(Instant.now());
            return QuoteClient.quote(to, timeout);
        });
        boolean inTime = !lastSent.get().isBefore(comeBackAt.minus(CLOCKS_DIFFER_BY));
        var seen = trial.ended(outcome, guard);
        return Observation.of(
                seen.equals("quote after 2 requests, breaker CLOSED") && inTime,
                "%s, %s",
                seen,
                inTime ? "as late as asked for" : "too early");
    }

    /** The server is away for an hour. To wait is no use, and to come back after 10 ms is rude. */
    private static Observation tooLong(HttpTrial trial) {
        trial.answerAlways(aResponse().withStatus(503).withHeader("Retry-After", "3600"));
        var guard = trial.guard();
        var seen = trial.ended(trial.call(guard), guard);
        return Observation.of(seen.equals("HTTP 503 after 1 request, breaker CLOSED"), "%s", seen);
    }
}
