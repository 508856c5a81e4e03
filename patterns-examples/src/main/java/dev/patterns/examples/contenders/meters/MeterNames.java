package dev.patterns.examples.contenders.meters;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.examples.jdbc.StubDataSource;
import dev.patterns.metrics.CircuitBreakerMetrics;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedTimeLimiterMetrics;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.commonspool2.CommonsObjectPool2Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.dbcp2.BasicDataSource;

/**
 * The names of the Micrometer meters that a contender registers, seen by binding it. Failsafe, Agroal and Spring's
 * {@code RetryTemplate} bring no binder, so that there is nothing to bind.
 */
public final class MeterNames {

    private static final String NAME = "meters";

    private MeterNames() {}

    public static SortedSet<String> handwritten() {
        var registry = new SimpleMeterRegistry();
        new CircuitBreakerMetrics(CircuitBreaker.builder(NAME).build()).bindTo(registry);
        return namesOf(registry);
    }

    /** With its module {@code resilience4j-micrometer}. */
    public static SortedSet<String> resilience4j() {
        var registry = new SimpleMeterRegistry();
        var breakers = CircuitBreakerRegistry.ofDefaults();
        var retries = RetryRegistry.ofDefaults();
        var limiters = TimeLimiterRegistry.ofDefaults();
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(registry);
        TaggedTimeLimiterMetrics.ofTimeLimiterRegistry(limiters).bindTo(registry);
        breakers.circuitBreaker(NAME);
        retries.retry(NAME);
        limiters.timeLimiter(NAME);
        return namesOf(registry);
    }

    public static SortedSet<String> hikariCp() {
        var registry = new SimpleMeterRegistry();
        var config = new HikariConfig();
        config.setDataSource(StubDataSource.of());
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        try (var pool = new HikariDataSource(config)) {
            return namesOf(registry);
        }
    }

    /**
     * By Micrometer's binder for Commons Pool. It finds a pool by its JMX name, so that the pool must have this one. It
     * also logs that two attributes are missing, with a stack trace: they are missing in DBCP2.
     */
    public static SortedSet<String> dbcp2() {
        var registry = new SimpleMeterRegistry();
        try (var pool = new BasicDataSource();
                var binder = new CommonsObjectPool2Metrics()) {
            pool.setUrl("jdbc:h2:mem:" + NAME);
            pool.setJmxName("org.apache.commons.pool2:type=GenericObjectPool,name=" + NAME);
            pool.getConnection().close();
            binder.bindTo(registry);
            return namesOf(registry);
        } catch (SQLException failure) {
            throw new IllegalStateException("DBCP2 can't open its pool", failure);
        }
    }

    private static SortedSet<String> namesOf(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
