package dev.patterns.examples.faults;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table that {@link TransactionLoad} writes to. */
final class CommittedRows {

    private CommittedRows() {}

    static void createTable(PostgresProcess server) throws SQLException {
        server.execute("drop table if exists fault_test");
        server.execute("create table fault_test (key int primary key)");
    }

    /**
     * What the table has, compared with what the callers were told.
     *
     * @param missing rows of which a caller was told that they are there
     * @param unexpected rows of which a caller was told that they are not there
     * @param unknownWritten how many of the transactions with an unknown outcome have written their row
     */
    record Check(Set<Integer> missing, Set<Integer> unexpected, int unknownWritten) {

        List<String> violations() {
            var violations = new ArrayList<String>();
            if (!missing.isEmpty()) {
                violations.add("committed, and not there: " + missing);
            }
            if (!unexpected.isEmpty()) {
                violations.add("failed before the commit, and there: " + unexpected);
            }
            return violations;
        }
    }

    static Check check(PostgresProcess server, TransactionLoad load) throws SQLException {
        var rows = read(server);
        var missing = new HashSet<>(load.committed);
        missing.removeAll(rows);
        rows.removeAll(load.committed);
        int more = rows.size();
        rows.removeAll(load.unknown);
        return new Check(missing, rows, more - rows.size());
    }

    /** The key is unique, so that a row can't be there twice. */
    private static Set<Integer> read(PostgresProcess server) throws SQLException {
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
