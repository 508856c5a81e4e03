package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.ForwardingTime;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How connections are opened: how many at a time, and what happens if a connect fails or hangs. */
class ConnectionSupplierTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private ConnectionPoolBuilder pool() {
        return database.pool();
    }

    private ConnectionPool poolOf(int size) {
        return pool().size(size).maxOverflow(0).build();
    }

    @Test
    void aConnectThatHangsDelaysNoOther() throws Exception {
        var pool = poolOf(3);
        database.connectTakes = StubDatabase.A_YEAR;
        time.spawn("first", () -> pool.getConnection().close());
        time.sleep(Duration.ofMillis(10));
        database.connectTakes = Duration.ZERO;

        pool.getConnection().close(); // a second attempt starts for the second waiter

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(10));
        assertThat(database.attempts()).isEqualTo(2);
    }

    @Test
    void aConnectionOpenedAfterItsDeadlineIsClosedAndItsSlotIsFree() throws Exception {
        var pool = pool().size(1)
                .maxOverflow(0)
                .createTimeout(Duration.ofSeconds(3))
                .build();
        database.connectTakes = Duration.ofSeconds(8);
        var lease = new AtomicReference<Connection>();
        time.spawn("first", () -> lease.set(pool.getConnection()));
        time.sleep(Duration.ofSeconds(2));
        database.connectTakes = Duration.ZERO;
        time.sleep(Duration.ofSeconds(18));

        assertThat(lease.get()).isNotNull();
        assertThat(database.connections.get(0).closed).as("opened in time").isFalse();
        assertThat(database.connections.subList(1, database.connections.size()))
                .as("opened too late")
                .isNotEmpty()
                .allMatch(connection -> connection.closed);
    }

    @Test
    void atMostFourConnectsRunAtOnce() throws Exception {
        var pool = poolOf(20);
        database.connectTakes = Duration.ofMillis(500);
        for (int i = 0; i < 20; i++) {
            time.spawn("borrower-" + i, () -> {
                try (var connection = pool.getConnection()) {
                    time.sleep(Duration.ofSeconds(30));
                }
            });
        }
        time.sleep(Duration.ofMillis(2_600));

        assertThat(database.mostUnderWay()).isEqualTo(4);
        assertThat(pool.status().checkedOut()).isEqualTo(20);
    }

    @Test
    void theLastFailureToConnectIsTheCauseOfATimeout() {
        var pool = poolOf(1);
        database.refuses = true;

        assertThatThrownBy(pool::getConnection)
                .hasMessageContaining("connection refused")
                .hasRootCauseMessage("connection refused");
    }

    @Test
    void anErrorOfTheDriverIsAFailedConnect_andFreesItsSlot() throws Exception {
        var pool = poolOf(1);
        database.driverError = new NoClassDefFoundError("a class of the driver");

        assertThatThrownBy(pool::getConnection).hasRootCause(database.driverError);

        database.driverError = null;
        pool.getConnection().close();
    }

    @Test
    void aBorrowerThatFindsNoThreadForItsConnectTimesOut_andLeavesThePoolAsItWas() throws Exception {
        var threads = new NoThreads(time);
        var pool = pool().size(1).maxOverflow(0).time(threads).build();
        threads.none = true;

        assertThatThrownBy(pool::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasRootCauseMessage("unable to create native thread");

        threads.none = false;
        pool.getConnection().close();
        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    @Test
    void aPingOrACloseThatFindsNoThreadKeepsItsSlotUntilItsDeadline() throws Exception {
        var threads = new NoThreads(time);
        var pool = pool().size(1).maxOverflow(0).time(threads).build();
        pool.getConnection().close();
        time.sleep(Duration.ofSeconds(1));
        threads.none = true;
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        threads.none = false;

        pool.getConnection().close();

        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    /** Can be out of threads. */
    private static final class NoThreads extends ForwardingTime {
        private boolean none;

        NoThreads(SimulatedTime time) {
            super(time);
        }

        @Override
        public void execute(Runnable task) {
            if (none) {
                throw new Error("unable to create native thread");
            }
            super.execute(task);
        }
    }
}
