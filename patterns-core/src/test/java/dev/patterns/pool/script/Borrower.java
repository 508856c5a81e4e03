package dev.patterns.pool.script;

import dev.patterns.pool.script.Script.Do;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A thread that borrows, uses and returns connections as its steps say, and checks what the pool does meanwhile. */
final class Borrower {

    private final ScriptRun run;
    private final int number;
    private final Deque<Lent> held = new ArrayDeque<>();
    private Lent lastClosed;
    private Thread thread;
    private boolean interruptPending;
    private long interruptedAt;
    String doing = "nothing yet";
    boolean ended;

    Borrower(ScriptRun run, int number) {
        this.run = run;
        this.number = number;
    }

    void play(List<Do> steps) {
        thread = Thread.currentThread();
        for (var step : steps) {
            sleepUntil(step.at());
            if (run.isEnding()) {
                break;
            }
            perform(step.action().name(), step.action().effect);
        }
        while (!held.isEmpty()) {
            perform("CLOSE", Action.CLOSE.effect);
        }
        ended = true;
    }

    private void perform(String name, BiConsumer<ScriptRun, Borrower> effect) {
        doing = name;
        effect.accept(run, this);
        boolean flag = Thread.interrupted();
        run.journal.check(flag == interruptPending, () -> name + (flag ? " sets" : " loses") + " the interrupt flag");
        interruptPending = false;
        doing = "nothing after " + name;
    }

    private void sleepUntil(int at) {
        for (long left = run.untilNanos(at); left > 0; left = run.untilNanos(at)) {
            run.time.parkNanos("its next step", left);
            Thread.interrupted();
        }
        if (interruptPending) {
            thread.interrupt();
        }
    }

    // Borrowing

    void borrow() {
        if (held.isEmpty()) {
            borrowOne();
        }
    }

    /** Asks for a second connection while it holds one. Two that do so may wait for each other. */
    void borrowAnother() {
        if (held.size() == 1) {
            borrowOne();
        }
    }

    private void borrowOne() {
        long begin = run.driver.now();
        boolean closedBefore = run.poolIsClosed();
        run.borrows++;
        run.waiting++;
        Connection lease = null;
        boolean timedOut = false;
        try {
            lease = run.pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            timedOut = elapsed(begin).compareTo(run.timeout()) >= 0;
            refused(e.getMessage(), timedOut || run.waiting > run.script.value(Setting.MAX_WAITERS));
        } catch (SQLNonTransientConnectionException e) {
            refused("closed", run.poolIsClosed());
        } catch (SQLException e) {
            refused("interrupted: " + e.getMessage(), interruptPending);
        } catch (RuntimeException | Error e) {
            run.journal.violation("getConnection throws " + e);
        }
        run.waiting--;
        run.journal.check(
                elapsed(begin).compareTo(run.timeout().plus(ScriptRun.TOLERANCE)) <= 0,
                () -> "getConnection takes " + elapsed(begin));
        run.journal.check(
                !interruptPending || run.driver.now() - Math.max(begin, interruptedAt) <= 0,
                () -> "an interrupted wait goes on");
        run.journal.check(
                run.sinceClose() <= 0 || elapsed(begin).isZero(), () -> "a borrower waits though the pool is closed");
        run.oracle.answered(begin, timedOut);
        if (lease != null) {
            run.journal.check(!closedBefore, () -> "a closed pool lends a connection");
            held.push(run.oracle.borrowed(lease));
        }
    }

    private void refused(String how, boolean rightly) {
        run.journal.note("borrow: " + how);
        run.journal.check(rightly, () -> "a borrower is refused: " + how);
    }

    private Duration elapsed(long since) {
        return Duration.ofNanos(run.driver.now() - since);
    }

    void interrupt() {
        if (!ended && thread != null && !interruptPending) {
            interruptPending = true;
            interruptedAt = run.driver.now();
            run.journal.note("interrupts borrower-" + number);
            run.time.interrupt(thread);
        }
    }

    // Returning

    void useClosed() {
        if (lastClosed != null) {
            try {
                lastClosed.lease.createStatement();
                run.journal.violation("a closed lease can be used");
            } catch (SQLException expected) {
                run.journal.note("a closed lease throws");
            }
        }
    }

    /** Does something with the newest lease, if it has one. */
    void withLease(Consumer<Lent> action) {
        if (!held.isEmpty()) {
            action.accept(held.peek());
        }
    }

    void close() {
        if (!held.isEmpty()) {
            lastClosed = held.pop();
            lastClosed.close();
        }
    }

    void closeAgain() {
        if (lastClosed != null) {
            lastClosed.close();
        }
    }

    void closeOfNext() {
        var other = run.after(number).held.peek();
        if (other != null && !other.inUse) { // a connection is for one thread at a time
            other.close();
        }
    }

    void abortOfNext() {
        var other = run.after(number).held.peek();
        if (other != null) {
            other.abort();
        }
    }
}
