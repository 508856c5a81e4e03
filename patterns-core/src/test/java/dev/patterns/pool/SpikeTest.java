package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** More connections are asked for than are open: how many are opened, and how soon. */
class SpikeTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private Duration lastServed = Duration.ZERO; // the end of the last request

    private ConnectionPool poolOf(int size) {
        return database.pool()
                .size(size)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofMinutes(1))
                .build();
    }

    private ConnectionPool withIdle(ConnectionPool pool, int connections) throws Exception {
        var leases = new ArrayList<Connection>();
        for (int i = 0; i < connections; i++) {
            leases.add(pool.getConnection());
        }
        for (var lease : leases) {
            lease.close();
        }
        return pool;
    }

    /** Threads that borrow at the same time and keep the connection for so long. */
    private void borrow(ConnectionPool pool, int threads, Duration held) {
        for (int i = 0; i < threads; i++) {
            time.spawn("request-" + i, () -> {
                try (var connection = pool.getConnection()) {
                    time.sleep(held);
                    lastServed = time.elapsed();
                }
            });
        }
    }

    @Test
    void aSpikeOfShortRequestsIsServedByTheOpenConnections() throws Exception {
        var pool = withIdle(poolOf(50), 5);
        database.connectTakes = Duration.ofMillis(150);
        var start = time.elapsed();
        borrow(pool, 50, Duration.ofMillis(2));
        time.run();

        assertThat(lastServed.minus(start)).as("ten rounds of five").isEqualTo(Duration.ofMillis(20));
        assertThat(database.open()).as("one connect had begun").isEqualTo(6);
    }

    @Test
    void whileTheOpenConnectionsAreHeldForLongMoreAreOpenedInParallel() throws Exception {
        var pool = withIdle(poolOf(25), 5);
        database.connectTakes = Duration.ofMillis(150);
        borrow(pool, 25, Duration.ofSeconds(10));
        time.sleep(Duration.ofMillis(900));

        assertThat(database.mostUnderWay()).isEqualTo(4);
        assertThat(pool.status().checkedOut()).isEqualTo(25);
    }

    @Test
    void aHundredConnectsOfTwoSecondsEachOverlap() throws Exception {
        var pool = poolOf(100);
        database.connectTakes = Duration.ofSeconds(2);
        borrow(pool, 100, Duration.ofMinutes(1));
        time.sleep(Duration.ofSeconds(28));

        assertThat(pool.status().checkedOut()).as("200 s one by one").isEqualTo(100);
    }

    @Test
    void whileNoConnectionIsOpenFourConnectsBeginAtOnce() throws Exception {
        var pool = poolOf(20);
        database.connectTakes = Duration.ofMillis(150);
        borrow(pool, 20, Duration.ofMillis(2));
        time.sleep(Duration.ofMillis(1));
        assertThat(database.attempts()).isEqualTo(4);

        time.run();
        assertThat(lastServed).as("one connect, and five rounds of four").isEqualTo(Duration.ofMillis(160));
    }
}
