package dev.patterns.examples.differential.pool;

import dev.patterns.examples.differential.Explanation;
import dev.patterns.examples.differential.pool.PoolStep.Action;
import dev.patterns.examples.differential.pool.Seen.Session;
import java.sql.Connection;
import java.util.List;

/** Where the libraries differ from the hand-written pool, and the case of the catalogue that shows it. */
final class PoolExplanations {

    private PoolExplanations() {}

    static List<Explanation<PoolMoment>> ofHikariCp() {
        return List.of();
    }

    static List<Explanation<PoolMoment>> ofDbcp2() {
        return List.of(
                new Explanation<>(
                        "P12d",
                        "what was not committed is committed at close, if the connection was made read-only after it",
                        PoolExplanations::isCommittedAtClose),
                new Explanation<>(
                        "P14b",
                        "the transaction isolation leaks to the next borrower",
                        it -> it.wasDone(Action.SERIALIZABLE) && leaks(it, true, false)),
                new Explanation<>(
                        "P14c",
                        "read-only leaks to the next borrower",
                        it -> it.wasDone(Action.READ_ONLY) && (leaks(it, false, true) || leaks(it, true, true))));
    }

    /** It rolls back a connection that is not read-only, and then switches autocommit on, which commits. */
    private static boolean isCommittedAtClose(PoolMoment it) {
        return it.isStep(Action.CLOSE)
                && it.wasDone(Action.READ_ONLY)
                && it.wasDone(Action.INSERT)
                && it.theirs().committedRows() > it.last().committedRows()
                && it.theirs().committedRows(it.last().committedRows()).equals(it.last());
    }

    /** The next borrower finds these settings, and all else is alike. */
    private static boolean leaks(PoolMoment it, boolean isolation, boolean readOnly) {
        var left = new Session(
                true,
                readOnly,
                isolation ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_READ_COMMITTED);
        return it.isStep(Action.BORROW) && it.theirs().equals(it.last().session(left));
    }
}
