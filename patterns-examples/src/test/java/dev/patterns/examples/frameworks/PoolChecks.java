package dev.patterns.examples.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.pool.ConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/** What must hold after each test, whatever the framework did. */
final class PoolChecks {

    private PoolChecks() {}

    /** Every connection is back, none was discarded, and the next borrowers find each of them as it was opened. */
    static void assertAllReturnedAndReset(ConnectionPool pool) throws SQLException {
        assertThat(pool.holders()).isEmpty();
        assertThat(pool.status().checkedOut()).isZero();
        assertThat(pool.status().waiting()).isZero();
        assertThat(pool.status().invalid()).isZero();
        var borrowed = new ArrayList<Connection>();
        try {
            for (int i = 0; i < pool.config().size(); i++) {
                borrowed.add(pool.getConnection());
                assertIsAsOpened(borrowed.get(i));
            }
        } finally {
            for (var connection : borrowed) {
                connection.close();
            }
        }
    }

    private static void assertIsAsOpened(Connection connection) throws SQLException {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.isReadOnly()).isFalse();
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(connection.getSchema()).isEqualToIgnoringCase("public");
    }
}
