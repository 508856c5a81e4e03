package dev.patterns.examples.snippets;

import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** The same breaker and retry composed in both orders, on a dependency that is down. Runs in simulated time. */
final class Composition {
    private final SimulatedTime time = new SimulatedTime(1);
    private final CircuitBreaker breaker = CircuitBreaker.builder("quotes")
            .tripWhen(TripRule.consecutiveFailures(3))
            .time(time)
            .build();
    private final Retry retry = Retry.builder("quotes")
            .maxAttempts(4)
            .backoff(Backoff.fixed(Duration.ofSeconds(1)))
            .time(time)
            .build();
    private int requests;

    static void run(PrintStream out) {
        out.println(
                "Retry outside breaker: each attempt asks the breaker. The third failure opens it and ends the retry:");
        var retryOutside = new Composition();
        retryOutside.callThreeTimes(Policy.compose(retryOutside.retry, retryOutside.breaker), out);
        out.println("Breaker outside retry: it counts one failure for four attempts, and opens after the third call:");
        var breakerOutside = new Composition();
        breakerOutside.callThreeTimes(Policy.compose(breakerOutside.breaker, breakerOutside.retry), out);
    }

    private void callThreeTimes(Policy policy, PrintStream out) {
        for (int call = 1; call <= 3; call++) {
            int requestsBefore = requests;
            var start = time.elapsed();
            try {
                policy.call(this::request);
            } catch (IOException | RuntimeException failure) {
                long seconds = time.elapsed().minus(start).toSeconds();
                out.println("  call " + call + ": " + (requests - requestsBefore) + " requests in " + seconds
                        + " s, breaker " + breaker.state() + ", caller gets \"" + failure.getMessage() + "\"");
            }
        }
        out.println("  requests to a dependency that is down: " + requests);
    }

    private String request() throws IOException {
        requests++;
        throw new IOException("connection refused");
    }
}
