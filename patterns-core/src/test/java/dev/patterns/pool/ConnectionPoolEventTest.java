package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.pool.ConnectionPoolEvent.BorrowFailed;
import dev.patterns.pool.ConnectionPoolEvent.CloseReason;
import dev.patterns.pool.ConnectionPoolEvent.Closed;
import dev.patterns.pool.ConnectionPoolEvent.OpenFailed;
import dev.patterns.pool.ConnectionPoolEvent.Opened;
import dev.patterns.pool.ConnectionPoolEvent.Reconfigured;
import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the pool notifies its listeners of, and counts. */
class ConnectionPoolEventTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);
    private final List<ConnectionPoolEvent> events = new ArrayList<>();

    private ConnectionPool open(ConnectionPoolBuilder builder) {
        var pool = builder.build();
        pool.onEvent(events::add);
        return pool;
    }

    @Test
    void aConnectionThatIsOpenedTellsHowLongItTook_andOneThatIsClosedTellsWhy() throws SQLException {
        var pool = open(database.pool().size(1).maxOverflow(1).recycle(Duration.ofMinutes(1)));
        database.connectTakes = Duration.ofMillis(30);
        var base = pool.getConnection();
        pool.getConnection().close(); // beyond the size
        base.abort(Runnable::run);
        pool.getConnection().close();
        time.advance(Duration.ofSeconds(61));
        pool.close();
        time.advance(Duration.ofSeconds(1));

        assertThat(events.stream().filter(Opened.class::isInstance))
                .hasSize(4)
                .containsOnly(new Opened("payments", Duration.ofMillis(30)));
        assertThat(events.stream().filter(Closed.class::isInstance).map(event -> ((Closed) event).reason()))
                .containsExactly(CloseReason.OVERFLOW, CloseReason.INVALID, CloseReason.AGE, CloseReason.POOL_CLOSED);
        assertThat(pool.status().totals().opened()).isEqualTo(4);
    }

    @Test
    void aConnectionThatCannotBeOpenedAndABorrowThatFailsTellWhy() {
        var pool = open(database.pool().connectionTimeout(Duration.ofMillis(50)));
        database.refuses = true;

        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);

        assertThat(events).hasSize(2);
        assertThat(events.get(0))
                .isInstanceOfSatisfying(
                        OpenFailed.class,
                        event -> assertThat(event.failure().getMessage()).isEqualTo("connection refused"));
        assertThat(events.get(1)).isInstanceOfSatisfying(BorrowFailed.class, event -> {
            assertThat(event.outcome()).isEqualTo(BorrowOutcome.TIMED_OUT);
            assertThat(event.failure().getMessage()).contains("no connection within 50 ms");
        });
        assertThat(pool.status().totals().openFailures()).isEqualTo(1);
    }

    @Test
    void aChangeOfSettingsTellsTheOldAndTheNewOnes() {
        var pool = open(database.pool());

        pool.reconfigure(settings -> settings.size(7));

        assertThat(events).singleElement().isInstanceOfSatisfying(Reconfigured.class, event -> {
            assertThat(event.before().size()).isEqualTo(20);
            assertThat(event.after().size()).isEqualTo(7);
        });
    }

    @Test
    void aListenerThatThrowsChangesNothing_andOneThatWasRemovedIsNotCalled() throws SQLException {
        var pool = database.pool().build();
        var failing = pool.onEvent(event -> {
            throw new AssertionError("a listener's own failure");
        });
        var removed = pool.onEvent(events::add);
        removed.cancel();

        pool.getConnection().close();

        assertThat(events).isEmpty();
        failing.cancel();
    }

    /** A listener may use the pool: no lock is held meanwhile. */
    @Test
    void aListenerMayBorrow() throws SQLException {
        var pool = database.pool().build();
        var held = new ArrayList<Integer>();
        pool.onEvent(event -> {
            if (event instanceof Closed) {
                try (var connection = pool.getConnection()) {
                    held.add(pool.holders().size());
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }
        });

        pool.getConnection().abort(Runnable::run);

        assertThat(held).containsExactly(1);
    }

    @Test
    void connectionsThatWereHeldAreSummedUp() throws SQLException {
        var pool = open(database.pool());
        try (var one = pool.getConnection()) {
            time.advance(Duration.ofSeconds(10));
            try (var two = pool.getConnection()) {
                time.advance(Duration.ofSeconds(5));
            }
        }
        time.advance(Duration.ofSeconds(10));

        assertThat(pool.status().totals().held()).isBetween(Duration.ofMillis(19_800), Duration.ofMillis(20_200));
    }
}
