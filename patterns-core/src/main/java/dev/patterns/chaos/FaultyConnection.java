package dev.patterns.chaos;

import dev.patterns.CheckedSupplier;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A connection with faults. After a failure with a state 08… it is broken, as after the end of a real one. */
final class FaultyConnection extends ForwardingConnection {

    private final FaultInjector chaos;
    private final Connection connection;
    private volatile @Nullable SQLException brokenBy;

    FaultyConnection(FaultInjector chaos, Connection connection) {
        this.chaos = chaos;
        this.connection = connection;
    }

    @Override
    Connection delegate() {
        return connection;
    }

    @Override
    <T> T ask(CheckedSupplier<T, SQLException> database) throws SQLException {
        return ask(database, 0);
    }

    /**
     * A call that waits for the database.
     *
     * @param limitSeconds how long it may hang; zero or less, as in JDBC: no limit
     */
    <T extends @Nullable Object> T ask(CheckedSupplier<T, SQLException> database, int limitSeconds)
            throws SQLException {
        var broken = brokenBy;
        if (broken != null && chaos.isEnabled()) {
            throw new SQLException("the connection is broken: " + broken.getMessage(), "08006", broken);
        }
        try {
            var limit = limitSeconds > 0 ? Duration.ofSeconds(limitSeconds) : null;
            return chaos.<T, SQLException>call(new CallSite(this, limit), database);
        } catch (Exception failure) {
            var thrown = FaultyDataSource.sqlException(failure);
            if (thrown.getSQLState() != null && thrown.getSQLState().startsWith("08")) {
                brokenBy = thrown;
            }
            throw thrown;
        }
    }

    /** False for an injected failure: a ping that gets no answer doesn't throw. */
    @Override
    public boolean isValid(int limitSeconds) throws SQLException {
        if (limitSeconds < 0) {
            return connection.isValid(limitSeconds);
        }
        try {
            return ask(() -> connection.isValid(limitSeconds), limitSeconds);
        } catch (SQLException failure) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        chaos.closed(this);
        connection.close();
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        chaos.closed(this);
        connection.abort(executor);
    }

    @Override
    Statement wrap(Statement statement) {
        return new ForwardingStatement<>(statement, this);
    }

    @Override
    PreparedStatement wrap(PreparedStatement statement) {
        return new ForwardingPreparedStatement<>(statement, this);
    }

    @Override
    CallableStatement wrap(CallableStatement statement) {
        return new ForwardingCallableStatement(statement, this);
    }

    @Override
    public String toString() {
        return chaos + " around " + connection;
    }
}
