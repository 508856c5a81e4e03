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

/** An HTTP call under a timeout, a breaker and a retry: it times out, is repeated, and is rejected in the end. */
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
        var policy =
                Policy.compose(retry, breaker, timeout); // each attempt has its own limit and counts in the breaker
        try (var server = new FailingServer()) {
            quote(server); // the first call is slow, because it loads classes
            out.println("The server fails, then hangs, then answers:");
            server.answers(503, FailingServer.NEVER, 200);
            out.println("  quote: " + policy.call(() -> quote(server)));
            out.println("The server fails for good. After the third consecutive failure it gets no more requests:");
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

    /** The HTTP client returns a 503 as a normal response; this method throws it as a failure. */
    private static String quote(FailingServer server) throws IOException, InterruptedException {
        var response = CLIENT.send(HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode());
        }
        return response.body();
    }
}
