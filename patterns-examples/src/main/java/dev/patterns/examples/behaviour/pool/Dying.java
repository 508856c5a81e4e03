package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.ScriptedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Dying: a connection breaks while it is in use. In all but the last two the pool does not validate what was used
 * within the last 500 ms, so that only the error itself can say that the connection is gone.
 *
 * <pre>
 *   SQLState   57P01, 08006   this connection is gone, and the others probably too
 *              25006          the node has become read-only: every connection to it is of no use for writing
 *              23505          a duplicate key: the connection is well
 * </pre>
 */
final class Dying {

    private Dying() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.<PoolTrial>builder("P11b", trial -> afterError(trial, "57P01", true))
                        .title("An error that means that the connection is gone retires it (57P01)")
                        .expected("The next borrower gets another connection")
                        .source("HikariCP #406; PostgreSQL: admin shutdown")
                        .remedy(PoolRemedy.FATAL_ERRORS)
                        .build(),
                Case.<PoolTrial>builder("P11c", trial -> afterError(trial, "08006", true))
                        .title("An error of class 08 retires the connection (08006)")
                        .expected("The next borrower gets another connection")
                        .source("SQL:2003: class 08 is connection exception")
                        .remedy(PoolRemedy.FATAL_ERRORS)
                        .build(),
                Case.<PoolTrial>builder("P11d", trial -> afterError(trial, "23505", false))
                        .title("An error that is the statement's own fault retires no connection (23505)")
                        .expected("The next borrower gets the same connection")
                        .source("A pool that retires on every error reconnects all the time")
                        .build(),
                Case.builder("P11e", Dying::theOthersAreTried)
                        .title("After an error that means gone, the other connections are tried before they are lent")
                        .expected("After a restart one borrower of three sees an error")
                        .source("HikariCP #406: each dead connection is found by a borrower of its own")
                        .remedy(PoolRemedy.VALIDATE_MORE)
                        .build(),
                Case.<PoolTrial>builder("P22a", trial -> afterError(trial, "25006", true))
                        .title("An error that says that the node has become read-only retires the connection (25006)")
                        .expected("The next borrower gets another connection")
                        .source("HikariCP #1667, #1748: after a failover")
                        .remedy(PoolRemedy.FATAL_ERRORS)
                        .build(),
                Case.builder("P22b", Dying::theWholeGeneration)
                        .title("After a failover one read-only error retires all connections to the old node")
                        .expected("The next three borrowers get new connections")
                        .source("HikariCP #1667, #1748: a validation succeeds on a node that is read-only")
                        .remedy(PoolRemedy.FATAL_ERRORS)
                        .build(),
                Case.builder("P22c", Dying::theBorrowersOwnReadOnly)
                        .title("A write on a connection that its borrower made read-only retires no connection (25006)")
                        .expected("The next borrower gets the same connection")
                        .source("The same SQLState as after a failover, but the statement's own fault")
                        .build(),
                Case.<PoolTrial>builder("P32a", trial -> physicalClose(trial, false))
                        .title("A physical close that throws costs no place in the pool")
                        .expected("The borrower that found the connection dead gets another one")
                        .source("Closing a socket that is gone may fail, checked or not")
                        .build(),
                Case.<PoolTrial>builder("P32b", trial -> physicalClose(trial, true))
                        .title("A physical close that hangs does not hold up the borrower")
                        .expected("The borrower that found the connection dead gets another one")
                        .source("A driver says goodbye to a server that does not answer")
                        .build());
    }

    private static Observation afterError(PoolTrial trial, String sqlState, boolean retired) throws SQLException {
        return afterError(trial, sqlState, false, retired);
    }

    private static Observation theBorrowersOwnReadOnly(PoolTrial trial) throws SQLException {
        return afterError(trial, "25006", true, false);
    }

    private static Observation afterError(PoolTrial trial, String sqlState, boolean readOnly, boolean retired)
            throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.validation(Validation.BYPASS));
        trial.fill(pool, 1);
        int first = failOnce(trial, pool, sqlState, readOnly);
        try (var next = pool.dataSource().getConnection()) {
            int second = trial.physical(next);
            trial.say("the next borrower gets connection %d", second);
            return Observation.of(
                    retired == (second != first),
                    "the next borrower gets %s",
                    second == first ? "the same" : "another");
        }
    }

    /** A statement fails with that SQLState; on which connection. */
    private static int failOnce(PoolTrial trial, PoolAdapter pool, String sqlState, boolean readOnly)
            throws SQLException {
        int number;
        try (var lease = pool.dataSource().getConnection()) {
            number = trial.physical(lease);
            if (readOnly) {
                lease.setReadOnly(true);
                trial.say("a borrower makes its connection read-only");
            }
            trial.database().on("execute").fails(sqlState);
            trial.failureOf(() -> PoolTrial.execute(lease, "insert"));
            trial.database().on("execute").works();
            trial.say("a statement on connection %d fails with %s", number, sqlState);
        }
        return number;
    }

    /** Ten requests fail, one for each connection, though the first failure told what had happened. */
    private static Observation theOthersAreTried(PoolTrial trial) throws SQLException {
        var pool = trial.open(3, 0, settings -> settings.validation(Validation.BYPASS));
        trial.fill(pool, 3);
        trial.database().restart();
        trial.say("the server restarts");
        try (var first = pool.dataSource().getConnection()) {
            trial.failureOf(() -> PoolTrial.execute(first, "select"));
            trial.say("the first borrower's statement fails");
        }
        int errors = 0;
        var leases = borrow(pool, 2);
        for (var lease : leases) {
            errors += trial.failureOf(() -> PoolTrial.execute(lease, "select")) == null ? 0 : 1;
        }
        close(leases);
        trial.say("of the next two borrowers' statements %d fail", errors);
        return Observation.of(errors == 0, "%d of the next 2 borrowers see an error", errors);
    }

    private static Observation theWholeGeneration(PoolTrial trial) throws SQLException {
        var pool = trial.open(3, 0, settings -> settings.validation(Validation.BYPASS));
        trial.fill(pool, 3);
        var before = trial.database().openConnections();
        failOnce(trial, pool, "25006", false);
        int old = 0;
        var leases = borrow(pool, 3);
        for (var lease : leases) {
            old += before.contains(trial.physical(lease)) ? 1 : 0;
        }
        close(leases);
        trial.say("%d of the next 3 borrowers get a connection to the old node", old);
        return Observation.of(old == 0, "%d of the next 3 borrowers get an old connection", old);
    }

    private static Observation physicalClose(PoolTrial trial, boolean hangs) throws SQLException {
        ScriptedDatabase database = trial.database();
        var pool = trial.open(1);
        trial.fill(pool, 1);
        database.on("isValid").ofConnection(trial.onlyConnection()).isIgnored();
        if (hangs) {
            database.on("close").hangs();
        } else {
            database.on("close").throwsUnchecked(new IllegalStateException("defect in the driver"));
        }
        trial.say("the connection is dead, and its close %s", hangs ? "hangs" : "throws");
        var borrow = trial.begin(pool, "the borrower");
        boolean served = borrow.isServedWithin(500);
        database.on("close").works();
        return Observation.of(
                served,
                served
                        ? "the borrower is served"
                        : borrow.failure() == null ? "it is held up" : "it gets the exception");
    }

    private static List<Connection> borrow(PoolAdapter pool, int connections) throws SQLException {
        var leases = new ArrayList<Connection>();
        for (int i = 0; i < connections; i++) {
            leases.add(pool.dataSource().getConnection());
        }
        return leases;
    }

    private static void close(List<Connection> leases) throws SQLException {
        for (var lease : leases) {
            lease.close();
        }
    }
}
