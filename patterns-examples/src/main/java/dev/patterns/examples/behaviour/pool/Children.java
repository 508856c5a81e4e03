package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.jdbc.NumberedConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Children: statements, result sets and metadata that came from a lease, and outlive it or lead past it.
 *
 * <pre>
 *   lease ──▶ statement ──▶ result set
 *     │           │
 *     │           └── getConnection() ──▶ the lease, or the physical connection?
 *     └─ close ──▶ the statement is closed, or executes on the next borrower's connection?
 * </pre>
 */
final class Children {

    private static final String SOURCE =
            "JDBC: closing a connection closes its statements; HikariCP closes them, partly";

    private Children() {}

    /** Gets something from a lease and says how it is used. */
    private interface Child {
        Background.Task of(Connection lease) throws SQLException;
    }

    static List<Case<PoolTrial>> cases() {
        return List.of(
                end("P13a", "A statement", lease -> {
                    var statement = lease.createStatement();
                    return () -> statement.execute("insert");
                }),
                end("P13b", "A prepared statement", lease -> {
                    var statement = lease.prepareStatement("insert");
                    return statement::executeUpdate;
                }),
                end("P13c", "A callable statement", lease -> {
                    var statement = lease.prepareCall("insert");
                    return statement::execute;
                }),
                end("P13d", "A result set", lease -> {
                    var results = lease.createStatement().executeQuery("select");
                    return results::next;
                }),
                end("P13e", "A result set of the metadata", lease -> {
                    var results = lease.getMetaData().getCatalogs();
                    return results::next;
                }),
                end("P13f", "The metadata", lease -> {
                    var metaData = lease.getMetaData();
                    return () -> {
                        try (ResultSet tables = metaData.getTables(null, null, "%", null)) {
                            tables.next();
                        }
                    };
                }),
                Case.builder("P13g", Children::physicalStatements)
                        .title("A statement that was not closed is closed at the driver when its lease is")
                        .expected("No physical statement is open after the close")
                        .source("Cursors and memory at the server, until the physical connection ends")
                        .build(),
                back(
                        "P13h",
                        "Statement.getConnection",
                        lease -> lease.createStatement().getConnection()),
                back(
                        "P13i",
                        "DatabaseMetaData.getConnection",
                        lease -> lease.getMetaData().getConnection()),
                back(
                        "P13j",
                        "ResultSet.getStatement.getConnection",
                        lease -> lease.createStatement()
                                .executeQuery("select")
                                .getStatement()
                                .getConnection()),
                Case.builder("P13k", Children::unwrap)
                        .title("A lease can be unwrapped to the driver's own interface")
                        .expected("isWrapperFor is true, and unwrap gives the driver's object")
                        .source("COPY and LISTEN of PostgreSQL need its own interface")
                        .build());
    }

    private static Case<PoolTrial> end(String id, String what, Child child) {
        return Case.<PoolTrial>builder(id, trial -> end(trial, child))
                .title(what + " can't be used any more when its lease is closed")
                .expected("SQLException, while the next borrower holds the connection")
                .source(SOURCE)
                .build();
    }

    /** A loop that goes on after the close reads, or writes, in the middle of another borrower's transaction. */
    private static Observation end(PoolTrial trial, Child child) throws SQLException {
        var pool = trial.open(1);
        Background.Task use;
        try (var lease = pool.dataSource().getConnection()) {
            use = child.of(lease);
        }
        try (var next = pool.dataSource().getConnection()) {
            next.setAutoCommit(false);
            int before = trial.database().count("execute");
            var failure = trial.failureOf(use);
            int executed = trial.database().count("execute") - before;
            trial.say(
                    "used after the close: %s, %d executed",
                    failure == null ? "no exception" : Texts.ofResult(failure), executed);
            next.rollback();
            return Observation.of(
                    failure instanceof SQLException && executed == 0,
                    failure == null ? "it works on, on the next borrower's connection" : "it throws %s",
                    failure == null ? "" : failure.getClass().getSimpleName());
        }
    }

    private static Observation physicalStatements(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        try (var lease = pool.dataSource().getConnection()) {
            lease.createStatement();
            lease.prepareStatement("select");
            lease.prepareCall("select");
        }
        int open = trial.database().openStatements();
        trial.say("three statements are made, and the lease is closed: %d are open at the driver", open);
        return Observation.of(open == 0, "%d of 3 are open at the driver", open);
    }

    private interface Detour {
        Connection from(Connection lease) throws SQLException;
    }

    private static Case<PoolTrial> back(String id, String way, Detour detour) {
        return Case.<PoolTrial>builder(id, trial -> back(trial, detour))
                .title(way + " gives the lease, not the physical connection")
                .expected("Closing what it gives returns the lease, and the physical connection stays open")
                .source("Spring's JdbcTemplate and others find the connection by its statement")
                .build();
    }

    /** Closing what it gives closes the physical connection, and the pool lends a dead one. */
    private static Observation back(PoolTrial trial, Detour detour) throws SQLException {
        var pool = trial.open(1);
        var lease = pool.dataSource().getConnection();
        int before = trial.database().count("close");
        detour.from(lease).close();
        boolean physical = trial.database().count("close") > before;
        boolean ended = lease.isClosed();
        trial.say("what it gives is closed: the lease is %s", ended ? "closed" : "open");
        return Observation.of(
                ended && !physical,
                "it gives %s",
                physical ? "the physical connection" : ended ? "the lease" : "neither");
    }

    private static Observation unwrap(PoolTrial trial) throws SQLException {
        try (var lease = trial.open(1).dataSource().getConnection()) {
            int number = trial.physical(lease);
            var unwrapped = trial.resultOrFailure(() -> lease.isWrapperFor(NumberedConnection.class)
                    ? lease.unwrap(NumberedConnection.class).number()
                    : "not a wrapper for it");
            trial.say("unwrapped: %s", Texts.ofResult(unwrapped));
            boolean found = Integer.valueOf(number).equals(unwrapped);
            return Observation.of(found, found ? "the driver's object" : Texts.ofResult(unwrapped));
        }
    }
}
