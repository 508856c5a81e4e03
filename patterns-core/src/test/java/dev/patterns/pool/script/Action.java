package dev.patterns.pool.script;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What a borrower or an operator can do. A new one is drawn in random scripts as often as its weight says. */
enum Action {
    BORROW(12, Borrower::borrow),
    BORROW_ANOTHER(2, Borrower::borrowAnother),
    /** Closes the newest lease. */
    CLOSE(10, Borrower::close),
    INSERT(6, withLease(Lent::insert)),
    COMMIT(4, withLease(Lent::commit)),
    BEGIN(4, withLease(Lent::begin)),
    ROLLBACK(1, withLease(Lent::rollback)),
    READ_ONLY(1, withLease(Lent::setReadOnly)),
    NETWORK_TIMEOUT(1, withLease(Lent::setNetworkTimeout)),
    LEAVE_STATEMENT_OPEN(1, withLease(Lent::leaveStatementOpen)),
    IS_VALID(1, withLease(Lent::isValid)),
    ABORT(1, withLease(Lent::abort)),
    /** Closes a lease that is closed already. */
    CLOSE_AGAIN(2, Borrower::closeAgain),
    USE_CLOSED(1, Borrower::useClosed),
    /** Closes the lease of the next borrower, perhaps while that one closes it. */
    CLOSE_OF_NEXT(2, Borrower::closeOfNext),
    /** Aborts the connection of the next borrower, perhaps while that one uses it. */
    ABORT_OF_NEXT(1, Borrower::abortOfNext),

    INTERRUPT(4, (run, borrower) -> borrower.interrupt()),
    RESTART(2, (run, borrower) -> run.driver.restart()),
    SERVER_DOWN(1, (run, borrower) -> run.driver.goDown()),
    SERVER_UP(1, (run, borrower) -> run.driver.comeUp()),
    RELEASE(2, (run, borrower) -> run.driver.release()),
    HEAL(1, (run, borrower) -> run.driver.heal()),
    GROW(1, (run, borrower) -> run.resize(1)),
    SHRINK(1, (run, borrower) -> run.resize(-1)),
    SUSPEND(1, (run, borrower) -> run.suspend()),
    RESUME(2, (run, borrower) -> run.resume()),
    SOFT_EVICT(1, (run, borrower) -> run.softEvict()),
    CLOSE_POOL(1, (run, borrower) -> run.closePool());

    final int weight;
    final boolean isOperators;
    final BiConsumer<ScriptRun, Borrower> effect;

    Action(int weight, Consumer<Borrower> effect) {
        this.weight = weight;
        this.isOperators = false;
        this.effect = (run, borrower) -> effect.accept(borrower);
    }

    private static Consumer<Borrower> withLease(Consumer<Lent> effect) {
        return borrower -> borrower.withLease(effect);
    }

    Action(int weight, BiConsumer<ScriptRun, Borrower> effect) {
        this.weight = weight;
        this.isOperators = true;
        this.effect = effect;
    }
}
