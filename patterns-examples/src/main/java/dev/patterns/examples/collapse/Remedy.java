package dev.patterns.examples.collapse;

import dev.patterns.examples.service.CurrentSettings.Breaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One change of today's settings that may help. */
record Remedy(String name, Protection protection) {

    private static final Breaker BREAKER = new Breaker(0.5, 100, Duration.ofSeconds(5), 10);
    private static final Duration LONG_BACKOFF = Duration.ofSeconds(1);

    /** Those that today's settings don't have yet, each alone. */
    static List<Remedy> of(Service service) {
        var today = service.protection();
        var remedies = new ArrayList<Remedy>();
        if (today.attempts() > 1) {
            if (!today.hasBudget()) {
                remedies.add(new Remedy("a retry budget of 10 %", today.withBudget(0.1)));
            }
            remedies.add(new Remedy("no retries", today.withAttempts(1)));
            if (today.backoff().compareTo(LONG_BACKOFF) < 0) {
                remedies.add(
                        new Remedy("a backoff from " + seconds(LONG_BACKOFF) + " on", today.withBackoff(LONG_BACKOFF)));
            }
        }
        if (!today.hasBreaker()) {
            remedies.add(
                    new Remedy("a breaker that opens for " + seconds(BREAKER.openFor()), today.withBreaker(BREAKER)));
        }
        if (!today.hasBulkhead()) {
            int limit = boundedQueue(service);
            remedies.add(new Remedy("a bulkhead of " + limit + " calls", today.withBulkhead(limit)));
        }
        remedies.add(new Remedy("an adaptive limit, at most " + Protection.ADAPTIVE_TO, today.withAdaptiveLimit()));
        return List.copyOf(remedies);
    }

    /** So many calls of each instance that the dependency serves those of all instances in half of a timeout. */
    private static int boundedQueue(Service service) {
        var dependency = service.dependency();
        double served = dependency.callsPerSecond() * service.longestAttempt().toNanos() / 1e9;
        return (int) Math.max(1, Math.round(served / 2 / dependency.instances()));
    }

    private static String seconds(Duration duration) {
        return Figures.seconds(duration.toMillis() / 1e3);
    }
}
