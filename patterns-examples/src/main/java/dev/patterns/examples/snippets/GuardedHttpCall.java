package dev.patterns.examples.snippets;

import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.timeout.Timeout;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** An HTTP call that is cut short, repeated, and in the end not made at all. */
final class GuardedHttpCall {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private GuardedHttpCall() {}

    static void run(PrintStream out) throws Exception {
        var timeout = Timeout.builder("quotes").limit(Duration.ofSeconds(1)).build();
        var breaker = CircuitBreaker.builder("quotes")
                .tripWhen(TripRule.consecutiveFailures(3))
                .build();
        breaker.onTransition(change -> out.println("  breaker: " + change.from() + " -> " + change.to()));
        var retry = Retry.builder("quotes")
                .backoff(Backoff.fixed(Duration.ofMillis(20)))
                .build();
        retry.onRetry(attempt -> out.println("  attempt " + attempt));
        var policy = Policy.compose(retry, breaker, timeout); // each attempt is limited, and counts for the breaker
        try (var server = new FailingServer()) {
            quote(server); // the first takes long, whatever it is
            out.println("The server fails, then hangs, then answers:");
            server.answers(503, FailingServer.NEVER, 200);
            out.println("  quote: " + policy.call(() -> quote(server)));
            out.println("It fails for good; from the third failure in a row on it is left alone:");
            server.answers(503, 503, 503);
            for (int call = 1; call <= 2; call++) {
                try {
                    policy.call(() -> quote(server));
                } catch (IOException | CallRejectedException failure) {
                    out.println("  call " + call + ": " + failure.getMessage());
                }
            }
            out.println("  requests that reached the server: " + server.requests());
        }
    }

    /** To the client a 503 is an answer; here it is a failure. */
    private static String quote(FailingServer server) throws IOException, InterruptedException {
        var response = CLIENT.send(HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode());
        }
        return response.body();
    }
}
