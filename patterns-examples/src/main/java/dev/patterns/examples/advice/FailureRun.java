package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Every call fails, simulated: what retry and budget do by themselves, without breaker and bulkhead. */
final class FailureRun {

    private static final int ENOUGH_SERVERS = 1_000_000;
    private static final Duration UNTIL_ALL_HAVE_ENDED = Duration.ofDays(10);

    private FailureRun() {}

    /** Calls for each request. */
    static double callsPerRequest(
            DependencyDescription description, CurrentSettings settings, int requests, long seed) {
        var retryAlone = new CurrentSettings(
                Optional.empty(),
                settings.attempts(),
                settings.backoff(),
                settings.budget(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty());
        try (var service = new MeasuredService(description, retryAlone, seed)) {
            service.dependency().setErrorRate(1);
            service.dependency().setServers(ENOUGH_SERVERS);
            service.arrive(requests);
            service.stopArrivals();
            service.time().advance(UNTIL_ALL_HAVE_ENDED);
            var counts = service.counts();
            return (double) counts.calls / counts.requests;
        }
    }
}
