package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Transactions: what a borrower left uncommitted when it closed its connection, because an exception took it past its
 * commit.
 *
 * <p>JDBC leaves open what a close does to a transaction. A pool must not: its close is not the driver's close, and
 * what it leaves open or commits belongs to the next borrower, or is lost.
 */
final class Transactions {

    private Transactions() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P12a", Transactions::uncommittedWork)
                        .title("What was not committed is rolled back at close")
                        .expected("Of one uncommitted and one committed row, one is there")
                        .source("Agroal: it switches autocommit on, which commits")
                        .remedy(PoolRemedy.RESET_ALL)
                        .build(),
                Case.builder("P12b", Transactions::aTransactionThatOnlyRead)
                        .title("A transaction that only read is ended at close too")
                        .expected("No connection is idle in the pool with a transaction open")
                        .source("PostgreSQL: \"idle in transaction\" keeps vacuum from cleaning up")
                        .build(),
                Case.builder("P12c", Transactions::committedWork)
                        .title("What was committed stays, and its connection is used again")
                        .expected("Two rows are there, and the connection is used again")
                        .source("A pool that replaces a connection after each transaction is no pool")
                        .build(),
                Case.builder("P12d", Transactions::uncommittedWorkOfAReadOnlyConnection)
                        .title("Uncommitted work is rolled back even if the connection was made read-only after it")
                        .expected("Of one uncommitted and one committed row, one is there")
                        .source("DBCP2: it rolls back only a connection that is not read-only")
                        .remedy(PoolRemedy.RESET_ALL)
                        .build(),
                Case.builder("P25a", Transactions::aRollbackThatFails)
                        .title("A connection whose rollback fails at close is not lent again")
                        .expected("The next borrower gets another physical connection")
                        .source("HikariCP and Agroal, seen by running them: they look at the SQLState alone")
                        .build(),
                Case.builder("P25b", Transactions::aRollbackThatHangs)
                        .title("A rollback that hangs at close holds up no other borrower")
                        .expected("With one of two connections hung in its rollback, the other is lent")
                        .source("A lock that is held while the driver is called")
                        .build());
    }

    /** Half of a money transfer becomes permanent, though its second half threw an exception. */
    private static Observation uncommittedWork(PoolTrial trial) throws SQLException {
        return committedRows(trial, false);
    }

    /** A service that reads by default marks its connections read-only once it has written. */
    private static Observation uncommittedWorkOfAReadOnlyConnection(PoolTrial trial) throws SQLException {
        return committedRows(trial, true);
    }

    private static Observation committedRows(PoolTrial trial, boolean thenReadOnly) throws SQLException {
        var pool = trial.open(1);
        try (var lease = inTransaction(pool.dataSource().getConnection())) {
            PoolTrial.execute(lease, "insert");
            trial.say("the first borrower inserts a row");
            if (thenReadOnly) {
                lease.setReadOnly(true);
                trial.say("it makes the connection read-only");
            }
            trial.say("it closes without a commit");
        }
        try (var lease = pool.dataSource().getConnection()) {
            PoolTrial.execute(lease, "insert");
            if (!lease.getAutoCommit()) {
                lease.commit();
            }
            trial.say("the next one inserts a row that is committed");
        }
        int rows = trial.database().committedRows();
        return Observation.of(rows == 1, "%d rows are committed", rows);
    }

    /** It holds a snapshot for as long as no borrower happens to take this connection: the whole night, perhaps. */
    private static Observation aTransactionThatOnlyRead(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        try (var lease = inTransaction(pool.dataSource().getConnection())) {
            PoolTrial.execute(lease, "select");
        }
        var database = trial.database();
        int ends = database.count("rollback") + database.count("commit") + database.count("setAutoCommit") - 1;
        trial.say("a borrower selects without autocommit and closes: the transaction is ended %d times", ends);
        return Observation.of(ends > 0, "the transaction is %s", ends > 0 ? "ended" : "left open");
    }

    private static Observation committedWork(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        int first;
        try (var lease = inTransaction(pool.dataSource().getConnection())) {
            first = trial.physical(lease);
            PoolTrial.execute(lease, "insert");
            PoolTrial.execute(lease, "insert");
            lease.commit();
        }
        int rows = trial.database().committedRows();
        int next = physicalOfNext(trial, pool.dataSource().getConnection());
        trial.say("%d rows; the next borrower gets connection %d", rows, next);
        return Observation.of(
                rows == 2 && next == first, "%d rows, %s connection", rows, next == first ? "the same" : "another");
    }

    /** The connection may still be in a transaction that another session waits for. */
    private static Observation aRollbackThatFails(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        var lease = inTransaction(pool.dataSource().getConnection());
        int first = trial.physical(lease);
        PoolTrial.execute(lease, "insert");
        trial.database().on("rollback").ofConnection(first).fails("XX000");
        trial.database().on("setAutoCommit").ofConnection(first).fails("XX000");
        var thrown = trial.failureOf(lease::close);
        trial.say("its close %s", thrown == null ? "throws nothing" : "throws " + Texts.ofResult(thrown));
        int next = physicalOfNext(trial, pool.dataSource().getConnection());
        trial.say("the next borrower gets connection %d", next);
        return Observation.of(next != first, "the next borrower gets %s", next == first ? "the same" : "another");
    }

    /** If the pool calls the driver with a lock held, one slow server process stops every borrower. */
    private static Observation aRollbackThatHangs(PoolTrial trial) throws SQLException {
        var pool = trial.open(2);
        trial.fill(pool, 2);
        var lease = inTransaction(pool.dataSource().getConnection());
        int first = trial.physical(lease);
        PoolTrial.execute(lease, "insert");
        trial.database().on("rollback").ofConnection(first).hangs();
        trial.database().on("setAutoCommit").ofConnection(first).hangs();
        trial.inBackground("the close", lease::close);
        trial.advance(10);
        boolean served = trial.begin(pool, "another borrower").isServedWithin(500);
        return Observation.of(served, "another borrower %s", served ? "is served" : "is held up");
    }

    private static Connection inTransaction(Connection lease) throws SQLException {
        lease.setAutoCommit(false);
        return lease;
    }

    private static int physicalOfNext(PoolTrial trial, Connection lease) throws SQLException {
        try (lease) {
            return trial.physical(lease);
        }
    }
}
