package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to connections that no thread uses: how many are kept ready, how long, and how they are kept alive. */
class IdleConnectionsTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private ConnectionPoolBuilder pool() {
        return database.pool().size(10).maxOverflow(0).prePing(PrePing.never());
    }

    private static List<Connection> borrow(ConnectionPool pool, int connections) throws Exception {
        var leases = new ArrayList<Connection>();
        for (int i = 0; i < connections; i++) {
            leases.add(pool.getConnection());
        }
        return leases;
    }

    private static void use(ConnectionPool pool, int connections) throws Exception {
        for (var lease : borrow(pool, connections)) {
            lease.close();
        }
    }

    @Test
    void minimumIdle_connectionsAreOpenedInTheBackgroundOneAtATime() throws Exception {
        database.connectTakes = Duration.ofMillis(150);
        var pool = pool().minimumIdle(3).build();
        time.sleep(Duration.ofSeconds(1));

        assertThat(pool.status().checkedIn()).isEqualTo(3);
        assertThat(database.mostUnderWay()).isEqualTo(1);
    }

    @Test
    void minimumIdle_connectionsAreKeptReadyWhileOthersAreLent_asFarAsTheSizeAllows() throws Exception {
        var pool = pool().minimumIdle(3).build();
        borrow(pool, 5);
        time.sleep(Duration.ofSeconds(1));
        assertThat(pool.status()).returns(3, PoolStatus::checkedIn).returns(5, PoolStatus::checkedOut);

        borrow(pool, 4);
        time.sleep(Duration.ofSeconds(1));
        assertThat(pool.status()).returns(1, PoolStatus::checkedIn).returns(9, PoolStatus::checkedOut);
        assertThat(database.mostOpen()).isEqualTo(10);
    }

    @Test
    void idleTimeout_connectionsIdleForThatLongAreClosedDownToMinimumIdle() throws Exception {
        var pool = pool().minimumIdle(2).idleTimeout(A_MINUTE).build();
        use(pool, 6);
        time.sleep(A_MINUTE.minusSeconds(1));
        assertThat(database.open()).isBetween(6, 8);

        time.sleep(Duration.ofSeconds(2));
        assertThat(database.open()).isEqualTo(2);
        assertThat(pool.status().checkedIn()).isEqualTo(2);
    }

    @Test
    void idleTimeout_aPingIsNoUse() throws Exception {
        var pool =
                pool().idleTimeout(A_MINUTE).keepalive(Duration.ofSeconds(10)).build();
        use(pool, 1);
        time.sleep(A_MINUTE.plusSeconds(1));

        assertThat(database.asked("ping")).isGreaterThanOrEqualTo(5);
        assertThat(database.open()).isZero();
    }

    @Test
    void idleTimeout_aPoolOfMinimumIdleConnectionsNeverChurns() throws Exception {
        var pool = pool().size(5)
                .minimumIdle(5)
                .idleTimeout(Duration.ofSeconds(10))
                .build();
        time.sleep(Duration.ofMinutes(10));

        assertThat(pool.status().checkedIn()).isEqualTo(5);
        assertThat(database.attempts()).isEqualTo(5);
    }

    @Test
    void keepalive_anIdleConnectionIsPingedAboutOnceInThatTime_eachAtAMomentOfItsOwn() throws Exception {
        var pool = pool().keepalive(A_MINUTE).build();
        use(pool, 10);
        time.sleep(Duration.ofSeconds(53));
        assertThat(database.asked("ping")).isZero();
        time.sleep(Duration.ofSeconds(6));
        assertThat(database.asked("ping")).isBetween(1, 9);
        time.sleep(Duration.ofSeconds(8));
        assertThat(database.asked("ping")).isEqualTo(10);

        assertThat(pool.status().checkedIn()).isEqualTo(10);
    }

    @Test
    void keepalive_aConnectionInUseNeedsNone() throws Exception {
        var pool = pool().keepalive(A_MINUTE).build();
        for (int i = 0; i < 10; i++) {
            use(pool, 1);
            time.sleep(Duration.ofSeconds(50));
        }
        assertThat(database.asked("ping")).isZero();
    }

    @Test
    void keepalive_aConnectionThatDoesNotAnswerIsClosed() throws Exception {
        var pool = pool().minimumIdle(1).keepalive(A_MINUTE).build();
        use(pool, 1);
        database.dropAll();
        time.sleep(A_MINUTE.plusSeconds(10));

        assertThat(pool.status()).returns(1L, PoolStatus::invalid).returns(1, PoolStatus::checkedIn);
        assertThat(database.connections.get(0).closed).isTrue();
    }

    @Test
    void aSmallerSizeClosesIdleConnectionsSoonAndLentOnesAtTheirReturn() throws Exception {
        var pool = pool().maxOverflow(2).build();
        var leases = borrow(pool, 8);
        for (var lease : leases.subList(0, 4)) {
            lease.close();
        }
        pool.reconfigure(settings -> settings.size(3).maxOverflow(0));
        time.sleep(Duration.ofSeconds(1));
        assertThat(database.open()).as("the lent ones").isEqualTo(4);
        assertThat(pool.status().overflow()).isEqualTo(1);

        for (var lease : leases.subList(4, 8)) {
            lease.close();
        }
        time.sleep(Duration.ofMillis(1));
        assertThat(database.open()).isEqualTo(3);
        assertThat(borrow(pool, 3)).hasSize(3);
        time.spawn("one more", () -> pool.getConnection().close());
        time.sleep(Duration.ofSeconds(1));
        assertThat(database.open()).isEqualTo(3);
    }
}
