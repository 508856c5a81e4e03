package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Deadline;
import dev.patterns.ForwardingTime;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(ints = {5, 50})
    void aWaitThatEndsWithAnErrorLosesNoConnection(int returnedAtMillis) throws Exception {
        var deepStack = new ForwardingTime(time) {
            private boolean overflows;

            @Override
            public void parkNanos(Object blocker, long nanos) {
                super.parkNanos(blocker, nanos);
                if (overflows) {
                    overflows = false;
                    throw new StackOverflowError();
                }
            }
        };
        var pool = poolOf(1, deepStack);
        time.spawn("borrower", () -> {
            deepStack.overflows = true;
            assertThatThrownBy(pool::getConnection).isInstanceOf(StackOverflowError.class);
            assertThat(pool.status().waiting()).isZero();
        });
        time.spawn("owner", Duration.ofMillis(returnedAtMillis), this::returnAll); // handed over, or after the wait
        time.run();

        pool.getConnection().close();
        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    /** Runs the step once, when a thread that returns a connection reads the clock: the slot is not idle yet. */
    private final class DuringAReturn extends ForwardingTime {
        private @Nullable Runnable step;

        DuringAReturn() {
            super(WaitInterleavingsTest.this.time);
        }

        @Override
        public long nanoTime() {
            var now = step;
            if (now != null && isCalledBy(Returns.class)) {
                step = null;
                now.run();
            }
            return super.nanoTime();
        }
    }

    @Test
    void aConnectionThatComesBackDuringAnEvictionIsNotLentAgain() throws Exception {
        var interleaved = new DuringAReturn();
        var pool = poolOf(1, interleaved);
        var next = new ArrayList<String>();
        time.spawn("waiter", () -> next.add(pool.getConnection().toString()));
        time.sleep(Duration.ofNanos(1));
        interleaved.step = pool::softEvict;
        returnAll();
        time.run();

        assertThat(next).containsExactly("payments: stub 1");
    }

    @Test
    void aConnectionThatComesBackWhileAnotherIsFoundInvalidIsPingedBeforeItIsLentAgain() throws Exception {
        var interleaved = new DuringAReturn();
        var pool = poolOf(2, interleaved);
        time.spawn("waiter", pool::getConnection);
        time.sleep(Duration.ofNanos(1));
        var broken = lent.remove(1);
        interleaved.step = () -> abort(broken);
        returnAll();
        time.run();

        assertThat(database.connections.get(0).log).containsExactly("ping");
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aConnectionThatWasHandedOverInVainIsPingedIfAnotherWasFoundInvalidMeanwhile() throws Exception {
        var afterTheWait = new ForwardingTime(time) {
            private @Nullable Connection broken;

            @Override
            public long threadNumber() {
                if (time.elapsed().equals(TIMEOUT)) {
                    broken = lent.isEmpty() ? broken : lent.remove(2);
                    returnAll();
                }
                return super.threadNumber();
            }

            @Override
            public long nanoTime() {
                var found = broken;
                if (found != null && !isCalledBy(WaitQueue.class) && !isCalledBy(Returns.class)) {
                    broken = null;
                    abort(found);
                }
                return super.nanoTime();
            }
        };
        var pool = poolOf(3, afterTheWait);

        pool.getConnection();
        pool.getConnection();

        assertThat(database.asked("ping")).isPositive();
    }
}
