package dev.patterns.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.pool.ConnectionPool;
import dev.patterns.simulation.SimulatedTime;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The meters of a pool in a Micrometer registry. */
class ConnectionPoolMetricsTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ConnectionPool pool = ConnectionPool.builder("payments")
            .source(StubJdbc.connectingIn(time, Duration.ofMillis(100)))
            .size(2)
            .maxOverflow(1)
            .minimumIdle(0)
            .connectionTimeout(Duration.ofSeconds(1))
            .time(time)
            .build();

    @Test
    void showsWhatIsHeldAndHowLongItTook() throws SQLException {
        ConnectionPoolMetrics.withPrefix("hikaricp", pool).bindTo(meters);

        try (var one = pool.getConnection();
                var two = pool.getConnection()) {
            time.advance(Duration.ofSeconds(10));
            assertThat(gauge("hikaricp.connections.active")).isEqualTo(2);
        }
        try (var three = pool.getConnection()) {
            assertThat(gauge("hikaricp.connections")).isEqualTo(2);
            assertThat(gauge("hikaricp.connections.active")).isEqualTo(1);
            assertThat(gauge("hikaricp.connections.idle")).isEqualTo(1);
        }
        assertThat(gauge("hikaricp.connections.max")).isEqualTo(3);
        assertThat(gauge("hikaricp.connections.min")).isZero();
        assertThat(gauge("hikaricp.connections.pending")).isZero();
        assertThat(gauge("hikaricp.connections.needed")).isEqualTo(6);
        assertThat(gauge("hikaricp.connections.outside")).isEqualTo(1);
        var creation = meters.get("hikaricp.connections.creation").timer();
        assertThat(creation.count()).isEqualTo(2);
        assertThat(creation.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(200);
        var acquire = meters.get("hikaricp.connections.acquire").functionTimer();
        assertThat(acquire.count()).isEqualTo(3);
        assertThat(acquire.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(200);
        var usage = meters.get("hikaricp.connections.usage").functionTimer();
        assertThat(usage.count()).isEqualTo(3);
        assertThat(usage.totalTime(TimeUnit.SECONDS)).isBetween(19.7, 20.3);
    }

    @Test
    void countsWhatFailed() throws SQLException {
        new ConnectionPoolMetrics(pool).bindTo(meters);
        try (var one = pool.getConnection();
                var two = pool.getConnection();
                var three = pool.getConnection()) {
            assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
            two.abort(Runnable::run);
        }

        assertThat(counter("pool.connections.timeout")).isEqualTo(1);
        assertThat(counter("pool.connections.invalid")).isEqualTo(1);
        assertThat(counter("pool.connections.failed")).isZero();
    }

    /** These are the meters in the table of the class and of docs/connection-pool.md. */
    @Test
    void theMetersAreThoseOfTheTable() {
        new ConnectionPoolMetrics(pool).bindTo(meters);

        assertThat(meters.getMeters().stream().map(ConnectionPoolMetricsTest::describe))
                .containsExactlyInAnyOrder(
                        "pool.connections GAUGE [pool]",
                        "pool.connections.active GAUGE [pool]",
                        "pool.connections.idle GAUGE [pool]",
                        "pool.connections.pending GAUGE [pool]",
                        "pool.connections.max GAUGE [pool]",
                        "pool.connections.min GAUGE [pool]",
                        "pool.connections.timeout COUNTER [pool]",
                        "pool.connections.acquire TIMER [pool]",
                        "pool.connections.usage TIMER [pool]",
                        "pool.connections.creation TIMER [pool]",
                        "pool.connections.failed COUNTER [pool]",
                        "pool.connections.invalid COUNTER [pool]",
                        "pool.connections.needed GAUGE [pool]",
                        "pool.connections.outside GAUGE [pool]");
    }

    @Test
    void theOtherNamesAreThoseOfOpenTelemetry() {
        ConnectionPoolMetrics.openTelemetry(pool).bindTo(meters);

        assertThat(meters.getMeters().stream()
                        .map(ConnectionPoolMetricsTest::describe)
                        .map(name -> name.replace("db.client.connection", "…")))
                .containsExactlyInAnyOrder(
                        "….count GAUGE [….pool.name, ….state]",
                        "….count GAUGE [….pool.name, ….state]",
                        "….pending_requests GAUGE [….pool.name]",
                        "….max GAUGE [….pool.name]",
                        "….idle.min GAUGE [….pool.name]",
                        "….timeouts COUNTER [….pool.name]",
                        "….wait_time TIMER [….pool.name]",
                        "….use_time TIMER [….pool.name]",
                        "….create_time TIMER [….pool.name]");
        assertThat(meters.get("db.client.connection.count")
                        .tag("db.client.connection.state", "idle")
                        .gauge()
                        .value())
                .isZero();
    }

    private static String describe(Meter meter) {
        var tags = meter.getId().getTags().stream().map(Tag::getKey).toList();
        return meter.getId().getName() + " " + meter.getId().getType() + " " + tags;
    }

    private double gauge(String name) {
        return meters.get(name).tag("pool", "payments").gauge().value();
    }

    private double counter(String name) {
        return meters.get(name).tag("pool", "payments").functionCounter().count();
    }

    /** Connections that do nothing, of a data source that takes a while to open one. */
    static final class StubJdbc {

        private StubJdbc() {}

        static DataSource connectingIn(SimulatedTime time, Duration takes) {
            return proxy(DataSource.class, method -> {
                time.sleep(takes);
                return proxy(Connection.class, asked -> switch (asked) {
                    case "isValid", "getAutoCommit" -> true;
                    case "isClosed" -> false;
                    default -> null;
                });
            });
        }

        private interface Answers {
            Object to(String method) throws Exception;
        }

        private static <T> T proxy(Class<T> type, Answers answers) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (self, method, args) -> answers.to(method.getName())));
        }
    }
}
