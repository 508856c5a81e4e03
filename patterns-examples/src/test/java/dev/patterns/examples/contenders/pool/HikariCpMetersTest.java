package dev.patterns.examples.contenders.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.metrics.PoolStats;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.patterns.examples.jdbc.StubDataSource;
import dev.patterns.metrics.ConnectionPoolMetrics;
import dev.patterns.pool.ConnectionPool;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The hand-written pool's meters with HikariCP's prefix, compared with the meters of HikariCP's own tracker. */
class HikariCpMetersTest {

    private record Described(
            String name,
            List<Tag> tags,
            Meter.Type type,
            @Nullable String unit) {

        Described(Meter meter) {
            this(
                    meter.getId().getName(),
                    meter.getId().getTags(),
                    meter.getId().getType(),
                    meter.getId().getBaseUnit());
        }
    }

    @Test
    void theyHaveTheNamesTagsTypesAndUnitsOfHikariCps() {
        var ours = new SimpleMeterRegistry();
        try (var pool =
                ConnectionPool.builder("payments").source(StubDataSource.of()).build()) {
            ConnectionPoolMetrics.withPrefix("hikaricp", pool).bindTo(ours);
        }
        var theirs = new SimpleMeterRegistry();
        new MicrometerMetricsTrackerFactory(theirs).create("payments", new PoolStats(1_000) {
            @Override
            protected void update() {
                // its figures are not read
            }
        });

        assertThat(described(theirs)).hasSize(10);
        assertThat(described(ours)).containsAll(described(theirs));
    }

    private static List<Described> described(MeterRegistry registry) {
        return registry.getMeters().stream().map(Described::new).toList();
    }
}
