package dev.patterns.pool.jdbc;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** A callable statement of a lease. An output parameter that is a cursor is wrapped as other result sets are. */
final class LeasedCallableStatement extends ForwardingCallableStatement {

    LeasedCallableStatement(Lease lease, CallableStatement statement, String sql) {
        super(lease, statement, sql);
    }

    @Override
    @Nullable
    Object wrapCursor(@Nullable Object result) {
        return result instanceof ResultSet cursor ? lease.addChild(new LeasedResultSet(lease, this, cursor)) : result;
    }
}
