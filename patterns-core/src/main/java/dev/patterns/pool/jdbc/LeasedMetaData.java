package dev.patterns.pool.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database's metadata as a lease shows it. */
final class LeasedMetaData extends ForwardingMetaData {

    private final Lease lease;
    private final DatabaseMetaData metaData;

    LeasedMetaData(Lease lease, DatabaseMetaData metaData) {
        this.lease = lease;
        this.metaData = metaData;
    }

    @Override
    DatabaseMetaData delegate() throws SQLException {
        lease.delegate();
        lease.markInTransaction(); // many of the methods are queries
        return metaData;
    }

    @Override
    SQLException inspect(SQLException e) {
        return lease.inspect(e);
    }

    @Override
    @Nullable
    ResultSet wrap(@Nullable ResultSet results) {
        return results == null ? null : lease.addChild(new LeasedResultSet(lease, null, results));
    }

    @Override
    public Connection getConnection() throws SQLException {
        lease.delegate();
        return lease;
    }

    @Override
    public int getDriverMajorVersion() {
        return metaData.getDriverMajorVersion();
    }

    @Override
    public int getDriverMinorVersion() {
        return metaData.getDriverMinorVersion();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        lease.markUnwrapped();
        var to = delegate();
        return type.isInstance(to) ? type.cast(to) : to.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(metaData) || delegate().isWrapperFor(type);
    }

    @Override
    public String toString() {
        return metaData.toString();
    }
}
