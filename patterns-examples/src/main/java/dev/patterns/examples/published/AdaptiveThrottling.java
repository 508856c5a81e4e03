package dev.patterns.examples.published;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.ratelimiter.RateLimiter;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A client sends ten times what its backend accepts, and rejects most requests itself. */
final class AdaptiveThrottling {

    private static final int SENT_PER_SECOND = 500;
    private static final int ACCEPTED_PER_SECOND = 50;
    private static final int WARM_UP_SECONDS = 600;
    private static final int SECONDS = 1_200;

    private AdaptiveThrottling() {}

    static PublishedResult result() {
        return new PublishedResult(
                "adaptive-throttling",
                "Adaptive throttling",
                GoogleSre.OVERLOAD,
                "A client sends 500 requests a second to a backend that accepts 50. It rejects a request itself with"
                        + " the probability max(0, (requests - K · accepts) / (requests + 1)) over two minutes.",
                AdaptiveThrottling::comparisons);
    }

    private static List<Comparison> comparisons() {
        return List.of(
                new Comparison(
                        "K = 2: rejected by the backend for each accepted",
                        "%.2f",
                        1,
                        rejectedPerAccepted(2),
                        Bound.percent(5),
                        "300,000 random decisions over a moving window"),
                new Comparison(
                        "K = 1.1: rejected by the backend for each accepted",
                        "%.2f",
                        0.1,
                        rejectedPerAccepted(1.1),
                        Bound.percent(15),
                        "few rejections, and the backend's limit admits short bursts"));
    }

    private static double rejectedPerAccepted(double k) {
        try (var time = new SimulatedTime(7)) {
            var backend = RateLimiter.builder("backend")
                    .permits(ACCEPTED_PER_SECOND, Duration.ofSeconds(1))
                    .time(time)
                    .build();
            var client = Retry.builder("client")
                    .maxAttempts(1)
                    .budget(RetryBudget.throttle(Duration.ofMinutes(2), k, time, time.random()))
                    .time(time)
                    .build();
            var accepted = new int[1];
            var arrived = new int[1];
            for (int request = 0; request < SECONDS * SENT_PER_SECOND; request++) {
                boolean counts = request >= WARM_UP_SECONDS * SENT_PER_SECOND;
                try {
                    client.call(() -> {
                        arrived[0] += counts ? 1 : 0;
                        if (!backend.tryAcquire()) {
                            throw new IOException("overloaded");
                        }
                        return accepted[0] += counts ? 1 : 0;
                    });
                } catch (CallRejectedException | IOException rejected) {
                    // by the client or by the backend
                }
                time.advance(Duration.ofSeconds(1).dividedBy(SENT_PER_SECOND));
            }
            return (double) (arrived[0] - accepted[0]) / accepted[0];
        }
    }
}
