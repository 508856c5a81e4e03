package dev.patterns.pool.script;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** A lease as its borrower uses it, and what the borrower knows of its transaction. */
final class Lent {

    final Connection lease;
    final FaultyConnection physical;
    boolean closeBegan;
    boolean inUse;
    private final ScriptRun run;
    private final Set<Integer> pendingRows = new HashSet<>();
    private final Set<Integer> doubtfulRows = new HashSet<>();
    private boolean inTransaction;
    private boolean modeUnknown; // setAutoCommit failed

    /** What a borrower does with its lease. */
    private interface Use {
        void of(Connection lease) throws SQLException;
    }

    Lent(ScriptRun run, Connection lease, FaultyConnection physical) {
        this.run = run;
        this.lease = lease;
        this.physical = physical;
    }

    void insert() {
        int row = run.rows.next();
        use("insert " + row, lease -> {
            var statement = lease.createStatement();
            doubtfulRows.add(row); // until execute returns: it may fail and still have its effect
            statement.execute("insert " + row);
            doubtfulRows.remove(row);
            pendingRows.add(row);
            statement.close();
        });
        if (!inTransaction) {
            settle(true);
        }
    }

    void begin() {
        if (use("begin", lease -> lease.setAutoCommit(false))) {
            inTransaction = true;
        } else {
            modeUnknown = true;
        }
    }

    void commit() {
        boolean over = closeBegan;
        boolean done = use("commit", Connection::commit);
        if (!over) {
            settle(done);
        }
    }

    void rollback() {
        if (use("rollback", Connection::rollback)) {
            pendingRows.clear();
            doubtfulRows.clear();
        }
    }

    /** The transaction was committed, or perhaps. */
    private void settle(boolean surely) {
        if (surely && !modeUnknown) {
            run.rows.committed(pendingRows);
        } else {
            run.rows.inDoubt(pendingRows);
        }
        run.rows.inDoubt(doubtfulRows);
        pendingRows.clear();
        doubtfulRows.clear();
    }

    void setReadOnly() {
        use("set read-only", lease -> lease.setReadOnly(true));
    }

    void setNetworkTimeout() {
        use("set the network timeout", lease -> lease.setNetworkTimeout(Runnable::run, 5_000));
    }

    void leaveStatementOpen() {
        use("create a statement", Connection::createStatement);
    }

    void isValid() {
        use("ask whether it is valid", lease -> lease.isValid(1));
    }

    /** True if it did not fail. */
    private boolean use(String what, Use use) {
        inUse = true;
        try {
            run.journal.note(physical + ": " + what);
            use.of(lease);
            return true;
        } catch (SQLException e) {
            run.journal.check(
                    !ConnectionLife.isFatal(e) || isClosed(), () -> "a lease is open after " + e.getSQLState());
        } catch (RuntimeException | Error e) {
            run.journal.check(Reaction.isScripted(e), () -> what + " throws " + e);
        } finally {
            inUse = false;
        }
        return false;
    }

    private boolean isClosed() {
        try {
            return lease.isClosed();
        } catch (SQLException | RuntimeException | Error e) {
            return Reaction.isScripted(e) || e instanceof SQLException;
        }
    }

    /** Closes it; perhaps it is closed already, or another thread does so at the same time. */
    void close() {
        run.oracle.returning(this, () -> {
            try {
                lease.close();
            } catch (SQLException | RuntimeException | Error e) {
                run.journal.violation("close throws " + e);
            }
        });
    }

    /** Ends the lease after the driver's abort, unless another thread closes it meanwhile. */
    void abort() {
        if (!closeBegan) {
            physical.life.unfit("it was aborted");
        }
        run.journal.note(physical + ": aborts");
        try {
            lease.abort(Runnable::run);
        } catch (SQLException | RuntimeException | Error e) {
            run.journal.check(Reaction.isScripted(e) || e instanceof SQLException, () -> "abort throws " + e);
        }
        if (!closeBegan) {
            run.oracle.returning(this, () -> {});
        }
    }
}
