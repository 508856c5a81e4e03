package dev.patterns.pool.jdbc;

import java.sql.PreparedStatement;

/** A prepared statement of a lease: a statement that knows its SQL. */
class LeasedPreparedStatement<T extends PreparedStatement> extends ForwardingPreparedStatement<T> {

    private final String sql;

    LeasedPreparedStatement(Lease lease, T statement, String sql) {
        super(lease, statement);
        this.sql = sql;
    }

    @Override
    final void beforeExecute() {
        lease.beforeExecute(sql);
    }
}
