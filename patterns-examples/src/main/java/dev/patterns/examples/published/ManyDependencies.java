package dev.patterns.examples.published;

import dev.patterns.Policy;
import dev.patterns.chaos.Chaos;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.simulation.SimulatedTime;
import java.util.List;
import java.util.stream.IntStream;

/** A request that needs thirty services, each of which is nearly always up. */
final class ManyDependencies {

    private static final int SERVICES = 30;
    private static final int REQUESTS = 200_000;
    private static final double DOWN = 0.0001;

    private ManyDependencies() {}

    static PublishedResult result() {
        return new PublishedResult(
                "many-dependencies",
                "Thirty services with 99.99 % each",
                new Source("Netflix", "Hystrix wiki", "undated", "https://github.com/Netflix/Hystrix/wiki"),
                "A request calls 30 services in turn; each fails once in 10,000 calls.",
                ManyDependencies::comparisons);
    }

    private static List<Comparison> comparisons() {
        double bare = percentFailed();
        return List.of(
                new Comparison(
                        "requests that succeed",
                        "%.1f %%",
                        99.7,
                        100 - bare,
                        Bound.percent(0.05),
                        "published so rounded"),
                new Comparison(
                        "failures in a billion requests",
                        "%,.0f",
                        3_000_000,
                        bare * 1e7,
                        Bound.percent(10),
                        "extrapolated from 200,000 requests, about 600 of which fail"));
    }

    private static double percentFailed() {
        try (var time = new SimulatedTime(7)) {
            var services = IntStream.range(0, SERVICES)
                    .mapToObj(service -> Chaos.builder("service-" + service)
                            .seed(7)
                            .failure(DOWN)
                            .time(time)
                            .build())
                    .toList();
            int failed = 0;
            for (int request = 0; request < REQUESTS; request++) {
                failed += callAll(services) ? 0 : 1;
            }
            return 100.0 * failed / REQUESTS;
        }
    }

    private static boolean callAll(List<? extends Policy> services) {
        try {
            for (var service : services) {
                service.call(() -> "answer");
            }
            return true;
        } catch (RuntimeException down) {
            return false;
        }
    }
}
