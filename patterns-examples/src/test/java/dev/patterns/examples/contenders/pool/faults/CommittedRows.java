package dev.patterns.examples.contenders.pool.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** The table that {@link TransactionLoad} writes to. */
final class CommittedRows {

    private CommittedRows() {}

    static void createTable(PostgresServer server) throws SQLException {
        server.execute("drop table if exists fault_test");
        server.execute("create table fault_test (key int primary key)");
    }

    /**
     * A row of which the caller was told that it is there, and no row of which it was told that it is not.
     *
     * @param when for messages
     * @return how many of the transactions with an unknown outcome have written their row
     */
    static int check(PostgresServer server, TransactionLoad load, String when) throws SQLException {
        var rows = read(server);
        assertThat(load.committed).as("transactions of %s", when).isNotEmpty();
        var missing = new HashSet<>(load.committed);
        missing.removeAll(rows);
        assertThat(missing).as("committed, and not there with %s", when).isEmpty();
        rows.removeAll(load.committed);
        int more = rows.size();
        rows.removeAll(load.unknown);
        assertThat(rows).as("failed before the commit, and there with %s", when).isEmpty();
        return more;
    }

    /** The key is unique, so that a row can't be there twice. */
    private static Set<Integer> read(PostgresServer server) throws SQLException {
        var rows = new HashSet<Integer>();
        try (var connection = DriverManager.getConnection(server.ownUrl());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select key from fault_test")) {
            while (result.next()) {
                rows.add(result.getInt(1));
            }
        }
        return rows;
    }
}
