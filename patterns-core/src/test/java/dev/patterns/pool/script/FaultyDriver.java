package dev.patterns.pool.script;

import dev.patterns.simulation.SimulatedTime;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** A driver and its server, with the faults of a script. It runs in simulated time, so it takes no locks. */
final class FaultyDriver {

    final List<FaultyConnection> connections = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>(); // that are under way or have failed
    final List<Integer> committedRows = new ArrayList<>();
    long discardedAt; // when the pool last learned that a connection is unfit
    final SimulatedTime time;
    final Journal journal;
    private final Duration latency;
    private final Oracle oracle;
    private final List<ArmedFault> faults = new ArrayList<>();
    private final Set<Thread> hung = new LinkedHashSet<>();
    private boolean released;
    private boolean down;

    /** A connect that has not led to a connection. */
    static final class Attempt {
        final long began;
        boolean failed;

        Attempt(long began) {
            this.began = began;
        }
    }

    private static final class ArmedFault {
        final Fault fault;
        int toComeFirst;
        int left;

        ArmedFault(Fault fault) {
            this.fault = fault;
            this.toComeFirst = fault.after();
            this.left = fault.times();
        }

        boolean takes(Call call, FaultyConnection connection) {
            boolean concerned = fault.call().covers(call)
                    && (fault.connection() == 0 || connection != null && connection.number == fault.connection());
            return concerned && left > 0 && toComeFirst-- <= 0 && left-- > 0;
        }
    }

    FaultyDriver(SimulatedTime time, Journal journal, Duration latency, Oracle oracle) {
        this.oracle = oracle;
        this.time = time;
        this.journal = journal;
        this.latency = latency;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (self, method, args) -> connect());
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FaultyDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Connection connect() throws Exception {
        oracle.checkConnect();
        var attempt = new Attempt(now());
        attempts.add(attempt);
        FaultyConnection connection;
        try {
            connection = connect(attempt);
        } catch (Throwable e) {
            attempt.failed = true;
            throw e;
        }
        attempts.remove(attempt);
        connections.add(connection);
        journal.note("opened " + connection);
        oracle.checkOpen();
        return connection.proxy;
    }

    private FaultyConnection connect(Attempt attempt) throws Exception {
        return perform(Call.CONNECT, null, () -> {
            if (down) {
                throw new SQLException("the server is down", "08001");
            }
            return new FaultyConnection(this, connections.size() + 1, attempt.began);
        });
    }

    /** Nanoseconds since the simulation began. */
    long now() {
        return time.elapsed().toNanos();
    }

    // What a script does

    void add(Fault fault) {
        released = false;
        faults.add(new ArmedFault(fault));
    }

    /** All connections are gone. The driver learns it at the next call. */
    void restart() {
        connections.forEach(FaultyConnection::lose);
    }

    /** Until {@link #comeUp}, it also refuses new connections. */
    void goDown() {
        down = true;
        restart();
    }

    void comeUp() {
        down = false;
    }

    /** All calls that hang end, and no call hangs until the next fault is added. */
    void release() {
        released = true;
        unparkHung();
    }

    /** There are no faults any more. Calls that hang go on to hang. */
    void heal() {
        faults.clear();
        down = false;
    }

    void unparkHung() {
        List.copyOf(hung).forEach(time::unpark);
    }

    // How a call goes

    <T> T perform(Call call, FaultyConnection connection, Callable<T> effect) throws Exception {
        var underWay = new CallUnderWay(call, connection);
        if (connection != null) {
            connection.begins(call);
        }
        Throwable failure = null;
        try {
            return underWay.perform(effect);
        } catch (Throwable thrown) {
            failure = thrown;
            journal.note(underWay + " throws " + describe(thrown));
            throw thrown;
        } finally {
            if (connection != null) {
                connection.ends(call, failure);
            }
        }
    }

    private static String describe(Throwable thrown) {
        return thrown instanceof SQLException e
                ? e.getSQLState() + ", " + e.getMessage()
                : thrown.getClass().getSimpleName();
    }

    final class CallUnderWay {
        final Call call;
        final FaultyConnection connection;
        private boolean losesAnswer;

        CallUnderWay(Call call, FaultyConnection connection) {
            this.call = call;
            this.connection = connection;
        }

        private <T> T perform(Callable<T> effect) throws Exception {
            var reaction = reaction();
            if (reaction != null) {
                journal.note(this + " " + reaction);
                reaction.effect.on(this);
            } else if (call.isRemote && !latency.isZero()) {
                pause(latency);
            }
            if (connection != null) {
                connection.checkAlive(call);
            }
            var result = effect.call();
            if (losesAnswer) {
                throw new SQLException("the answer was lost", "08006");
            }
            return result;
        }

        private Reaction reaction() {
            for (var armed : faults) {
                if (armed.takes(call, connection)) {
                    return armed.fault.reaction();
                }
            }
            return null;
        }

        void loseAnswer() {
            losesAnswer = true;
        }

        /** A ping finds that the connection is gone. */
        void endConnection() {
            if (connection != null) {
                connection.lose();
            }
        }

        void hang() throws SQLException {
            if (!released) {
                blockFor(Long.MAX_VALUE);
            }
        }

        void pause(Duration duration) throws SQLException {
            blockFor(duration.toNanos());
        }

        /** Blocks as a read from a socket does: no interrupt ends it, but the end of the connection does. */
        private void blockFor(long nanos) throws SQLException {
            boolean interrupted = false;
            long start = time.nanoTime();
            hung.add(Thread.currentThread());
            try {
                for (long left = nanos; left > 0; left = nanos - (time.nanoTime() - start)) {
                    interrupted |= Thread.interrupted();
                    time.parkNanos(this, left);
                    if (connection != null && connection.isEnded() && call != Call.CLOSE && call != Call.ABORT) {
                        throw new SQLException("the connection was closed meanwhile", "08006");
                    }
                    if (nanos == Long.MAX_VALUE && released) {
                        return;
                    }
                }
            } finally {
                hung.remove(Thread.currentThread());
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public String toString() {
            return (connection == null ? "" : connection + ".") + call;
        }
    }
}
