package dev.patterns.examples.behaviour.catalogue;

import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.behaviour.breaker.BreakerSuite;
import dev.patterns.examples.behaviour.bulkhead.BulkheadSuite;
import dev.patterns.examples.behaviour.http.HttpSuite;
import dev.patterns.examples.behaviour.pool.PoolSuite;
import dev.patterns.examples.behaviour.ratelimiter.RateLimiterSuite;
import dev.patterns.examples.behaviour.retry.RetrySuite;
import dev.patterns.examples.behaviour.timeout.TimeoutSuite;
import java.util.List;

/** All suites, in the order of the matrix. */
public final class Catalogue {

    private Catalogue() {}

    public static List<Suite<?>> suites() {
        return List.of(
                BreakerSuite.suite(),
                RetrySuite.suite(),
                TimeoutSuite.suite(),
                BulkheadSuite.suite(),
                RateLimiterSuite.suite(),
                PoolSuite.suite(),
                HttpSuite.suite());
    }
}
