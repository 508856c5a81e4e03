package dev.patterns.examples.behaviour.pool.script;

import dev.patterns.examples.behaviour.pool.script.ScriptBorrower.Use;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What a borrower or an operator can do. */
enum ScriptAction {
    BORROW(borrower -> borrower.borrow(0)),
    /** Asks for a second connection while it holds one. Two that do so may wait for each other. */
    BORROW_ANOTHER(borrower -> borrower.borrow(1)),
    /** Closes the newest lease. */
    CLOSE(ScriptBorrower::close),
    INSERT(with(lease -> execute(lease, "insert"))),
    COMMIT(with(Connection::commit)),
    BEGIN(with(lease -> lease.setAutoCommit(false))),
    ROLLBACK(with(Connection::rollback)),
    READ_ONLY(with(lease -> lease.setReadOnly(true))),
    NETWORK_TIMEOUT(with(lease -> lease.setNetworkTimeout(Runnable::run, 5_000))),
    LEAVE_STATEMENT_OPEN(with(Connection::createStatement)),
    IS_VALID(with(lease -> lease.isValid(1))),
    ABORT(ScriptBorrower::abort),
    /** Closes a lease that is closed already. */
    CLOSE_AGAIN(ScriptBorrower::closeAgain),
    USE_CLOSED(ScriptBorrower::useClosed),
    /** Closes the lease of the next borrower, perhaps while that one closes it. */
    CLOSE_OF_NEXT((play, borrower) -> play.after(borrower).closeUnlessInUse()),
    /** Aborts the connection of the next borrower, perhaps while that one uses it. */
    ABORT_OF_NEXT((play, borrower) -> play.after(borrower).abort()),

    INTERRUPT(true, (play, borrower) -> borrower.interrupt()),
    RESTART(true, (play, borrower) -> play.database().restart()),
    SERVER_DOWN(true, (play, borrower) -> play.database().goDown()),
    SERVER_UP(true, (play, borrower) -> play.database().comeUp()),
    RELEASE(true, (play, borrower) -> play.database().release()),
    HEAL(true, (play, borrower) -> play.database().heal()),
    CLOSE_POOL(true, (play, borrower) -> play.closePool());

    final boolean isOperators;
    final BiConsumer<ScriptPlay, ScriptBorrower> effect;

    ScriptAction(Consumer<ScriptBorrower> effect) {
        this((play, borrower) -> effect.accept(borrower));
    }

    ScriptAction(BiConsumer<ScriptPlay, ScriptBorrower> effect) {
        this(false, effect);
    }

    ScriptAction(boolean isOperators, BiConsumer<ScriptPlay, ScriptBorrower> effect) {
        this.isOperators = isOperators;
        this.effect = effect;
    }

    private static Consumer<ScriptBorrower> with(Use use) {
        return borrower -> borrower.use(use);
    }

    private static void execute(Connection lease, String sql) throws SQLException {
        var statement = lease.createStatement();
        statement.execute(sql);
        statement.close();
    }
}
