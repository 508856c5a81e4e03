package dev.patterns.pool;

/** A statement cache changes nothing about leases. */
class LeaseWithStatementCacheTest extends LeaseTest {

    @Override
    ConnectionPoolBuilder configure(ConnectionPoolBuilder builder) {
        return builder.statementCacheSize(5);
    }
}
