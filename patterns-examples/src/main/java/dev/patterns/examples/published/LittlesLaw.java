package dev.patterns.examples.published;

import dev.patterns.examples.jdbc.StubDataSource;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How many connections of a pool are lent on average. */
final class LittlesLaw {

    private static final double PER_SECOND = 100;
    private static final Duration LENGTH = Duration.ofMinutes(5);
    private static final Duration SAMPLE = Duration.ofMillis(50);

    private LittlesLaw() {}

    static PublishedResult result() {
        return new PublishedResult(
                "littles-law",
                "Little's law on a connection pool",
                new Source(
                        "John D. C. Little",
                        "A Proof for the Queuing Formula: L = λW",
                        "1961",
                        "https://doi.org/10.1287/opre.9.3.383"),
                "100 requests a second at random times hold a connection, for a time between 20 and 100 ms. The number"
                        + " of lent connections that the pool reports is sampled 20 times a second.",
                LittlesLaw::comparisons);
    }

    private static List<Comparison> comparisons() {
        var lent = new LongAdder();
        var samples = new LongAdder();
        Scenario.poisson(PER_SECOND)
                .lasting(LENGTH)
                .against(Dependency.answeringBetween(Duration.ofMillis(20), Duration.ofMillis(100)))
                .rejectedBy(SQLTransientConnectionException.class::isInstance)
                .requesting(run -> {
                    var pool = ConnectionPool.builder("orders")
                            .source(StubDataSource.of())
                            .size(50)
                            .maxOverflow(0)
                            .time(run.time())
                            .random(run.time().random())
                            .build();
                    run.time().spawn("sampler", () -> {
                        while (run.time().elapsed().compareTo(LENGTH) < 0) {
                            lent.add(pool.status().checkedOut());
                            samples.increment();
                            run.time().sleep(SAMPLE);
                        }
                    });
                    return () -> {
                        try (var connection = pool.getConnection()) {
                            return connection.isClosed() ? -1 : run.call();
                        }
                    };
                })
                .run(7);
        return List.of(new Comparison(
                "lent connections, 100/s · 60 ms",
                "%.2f",
                PER_SECOND * 0.06,
                (double) lent.sum() / samples.sum(),
                Bound.percent(2),
                "30,000 random arrivals and holding times"));
    }
}
