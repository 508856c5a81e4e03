package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.Deadline;
import dev.patterns.ForwardingTime;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What another thread does between two steps of a waiting thread, at the moments that seldom come on real threads. */
class WaitInterleavingsTest {

    private static final Duration TIMEOUT = Duration.ofMillis(10);

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);
    private final List<Connection> lent = new ArrayList<>();

    private ConnectionPool poolOf(int size, ForwardingTime interleaved) throws SQLException {
        var pool = database.pool()
                .size(size)
                .maxOverflow(0)
                .connectionTimeout(TIMEOUT)
                .time(interleaved)
                .build();
        for (int i = 0; i < size; i++) {
            lent.add(pool.getConnection());
        }
        return pool;
    }

    /** Once only. */
    private void returnAll() {
        var returned = List.copyOf(lent);
        lent.clear();
        for (var connection : returned) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Returns what is lent when the waiter reads the clock at that time: it has just looked, and found none. */
    private ForwardingTime returningAt(Duration moment) {
        return new ForwardingTime(time) {
            @Override
            public long nanoTime() {
                if (time.elapsed().equals(moment)) {
                    returnAll();
                }
                return super.nanoTime();
            }
        };
    }

    @Test
    void aConnectionThatIsHandedOverJustAsTheWaitEndsIsUsed() throws Exception {
        var pool = poolOf(1, returningAt(TIMEOUT));

        pool.getConnection().close();

        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    @Test
    void aWaiterThatIsWokenJustAsItsWaitEnds_wakesTheNext() throws Exception {
        var moment = Duration.ofNanos(500_000); // too early for a hand-off
        var pool = poolOf(1, returningAt(moment));
        var served = new ArrayList<Duration>();
        time.spawn("first", () -> {
            try {
                Deadline.after(moment, time).call(pool::getConnection);
            } catch (SQLException timedOut) {
                served.add(Duration.ZERO);
            }
        });
        time.spawn("second", () -> {
            pool.getConnection().close();
            served.add(time.elapsed());
        });
        time.run();

        assertThat(served).containsExactly(Duration.ZERO, moment);
    }

    /** The waiter asks for a connection, and needs a lock for that. To wait for the lock uses up an unpark. */
    @Test
    void anUnparkThatIsUsedUpBeforeTheParkIsNotMissed() throws Exception {
        var moment = Duration.ofMillis(3);
        var pool = poolOf(1, new ForwardingTime(time) {
            @Override
            public long nanoTime() {
                if (time.elapsed().equals(moment) && !lent.isEmpty() && isCalledBy(ConnectionSupplier.class)) {
                    returnAll();
                    time.parkNanos("a lock", Long.MAX_VALUE);
                }
                return super.nanoTime();
            }
        });
        database.connectTakes = StubDatabase.A_YEAR;
        pool.reconfigure(settings -> settings.size(2));
        time.sleep(moment);

        pool.getConnection().close();

        assertThat(time.elapsed()).isEqualTo(moment);
    }

    private static boolean isCalledBy(Class<?> type) {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(type.getName())));
    }

    @Test
    void aWaiterThatFindsAConnectionAfterOneWasHandedToIt_returnsThat() throws Exception {
        var pool = poolOf(2, new ForwardingTime(time) {
            @Override
            public long threadNumber() { // just before the last look
                if (time.elapsed().equals(TIMEOUT)) {
                    returnAll(); // the first is handed to the waiter, the second is found by it
                }
                return super.threadNumber();
            }
        });

        pool.getConnection();

        assertThat(pool.status().checkedOut()).isEqualTo(1);
        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }
}
