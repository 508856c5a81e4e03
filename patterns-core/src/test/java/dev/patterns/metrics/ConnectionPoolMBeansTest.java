package dev.patterns.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.metrics.ConnectionPoolMetricsTest.StubJdbc;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.simulation.SimulatedTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** A pool in JMX. */
class ConnectionPoolMBeansTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    private ConnectionPool pool(String name) {
        return ConnectionPool.builder(name)
                .source(StubJdbc.connectingIn(time, Duration.ofMillis(100)))
                .size(2)
                .time(time)
                .build();
    }

    @Test
    void itsAttributesAreThoseOfThePool() throws Exception {
        var pool = pool("payments");
        ConnectionPoolMBeans.register(pool, server);

        try (var connection = pool.getConnection()) {
            assertThat(attribute("payments", "ActiveConnections")).isEqualTo(1);
            assertThat(attribute("payments", "IdleConnections")).isEqualTo(0);
            assertThat((String[]) attribute("payments", "Holders"))
                    .singleElement()
                    .asString()
                    .startsWith(Thread.currentThread().getName() + " for 0 ms");
        }
        assertThat(attribute("payments", "ActiveConnections")).isEqualTo(0);
        assertThat(attribute("payments", "IdleConnections")).isEqualTo(1);
        assertThat(attribute("payments", "TotalConnections")).isEqualTo(1);
        assertThat(attribute("payments", "ThreadsAwaitingConnection")).isEqualTo(0);
        assertThat(attribute("payments", "InvalidConnections")).isEqualTo(0L);
        assertThat(attribute("payments", "Timeouts")).isEqualTo(0L);
        assertThat(attribute("payments", "LongestWaitMillis")).isEqualTo(100L);
        assertThat((String) attribute("payments", "Settings")).contains("size=2");
        assertThat((String) attribute("payments", "Advice")).startsWith("payments: nothing to say yet");
    }

    @Test
    void itsConnectionsCanBeReplaced() throws Exception {
        var pool = pool("payments");
        ConnectionPoolMBeans.register(pool, server);
        pool.getConnection().close();

        invoke("softEvict");
        time.advance(Duration.ofSeconds(1));
        assertThat(pool.status().totals().opened()).isEqualTo(2);

        invoke("flush");
        time.advance(Duration.ofSeconds(1));
        assertThat(pool.status().totals().opened()).isEqualTo(3);
    }

    @Test
    void aPoolCanBeSuspendedAndResumed() throws Exception {
        ConnectionPoolMBeans.register(pool("payments"), server);

        invoke("suspend");
        assertThat(attribute("payments", "Suspended")).isEqualTo(true);

        invoke("resume");
        assertThat(attribute("payments", "Suspended")).isEqualTo(false);
    }

    private void invoke(String operation) throws Exception {
        server.invoke(name("payments"), operation, new Object[0], new String[0]);
    }

    @Test
    void aPoolThatWasRemovedIsNotShown_andANameIsShownOnce() throws Exception {
        var shown = ConnectionPoolMBeans.register(pool("payments"), server);
        assertThatThrownBy(() -> ConnectionPoolMBeans.register(pool("payments"), server))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("payments");

        shown.cancel();
        shown.cancel();

        assertThat(server.isRegistered(name("payments"))).isFalse();
        ConnectionPoolMBeans.register(pool("payments"), server);
    }

    @Test
    void anyNameOfAPoolCanBeShown() throws Exception {
        ConnectionPoolMBeans.register(pool("orders: \"eu\", 1"), server);

        assertThat(server.isRegistered(name(ObjectName.quote("orders: \"eu\", 1"))))
                .isTrue();
    }

    @Test
    void theServerOfTheJvmIsTheDefault() throws Exception {
        var shown = ConnectionPoolMBeans.register(pool("of the JVM"));
        var platform = ManagementFactory.getPlatformMBeanServer();

        assertThat(platform.isRegistered(name("of the JVM"))).isTrue();
        shown.cancel();
        assertThat(platform.isRegistered(name("of the JVM"))).isFalse();
    }

    private Object attribute(String pool, String attribute) throws Exception {
        return server.getAttribute(name(pool), attribute);
    }

    private static ObjectName name(String pool) throws Exception {
        return new ObjectName("dev.patterns:type=ConnectionPool,name=" + pool);
    }
}
