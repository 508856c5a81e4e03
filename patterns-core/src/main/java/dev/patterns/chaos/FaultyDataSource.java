package dev.patterns.chaos;

import dev.patterns.CheckedSupplier;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose connections have faults. */
final class FaultyDataSource implements DataSource {

    private final FaultInjector chaos;
    private final DataSource source;

    FaultyDataSource(FaultInjector chaos, DataSource source) {
        this.chaos = chaos;
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(source::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return connect(() -> source.getConnection(user, password));
    }

    private Connection connect(CheckedSupplier<Connection, SQLException> connector) throws SQLException {
        var opened = new AtomicReference<@Nullable Connection>();
        try {
            var connection = chaos.call(CallSite.POLICY, () -> {
                var connected = connector.get();
                opened.set(connected);
                return connected;
            });
            return new FaultyConnection(chaos, connection);
        } catch (Exception failure) {
            closeLost(opened.get(), failure);
            throw sqlException(failure);
        }
    }

    /** A connection that was opened, and whose caller never gets it, must not stay open. */
    private static void closeLost(@Nullable Connection connection, Exception failure) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /**
     * What a JDBC method may throw, for an injected failure: throws it if it is unchecked.
     *
     * @param failure may be a checked exception that JDBC doesn't declare
     */
    static SQLException sqlException(Exception failure) {
        if (failure instanceof SQLException declared) {
            return declared;
        } else if (failure instanceof RuntimeException unchecked && !(failure instanceof InjectedFailureException)) {
            throw unchecked;
        }
        return new SQLException(failure.getMessage(), "08006", failure);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(source) ? type.cast(source) : source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(source) || source.isWrapperFor(type);
    }

    @Override
    public String toString() {
        return chaos + " around " + source;
    }
}
