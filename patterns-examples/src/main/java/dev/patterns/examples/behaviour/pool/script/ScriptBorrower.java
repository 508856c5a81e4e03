package dev.patterns.examples.behaviour.pool.script;

import dev.patterns.examples.behaviour.pool.script.FaultScript.Act;
import dev.patterns.examples.jdbc.NumberedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** A thread that borrows, uses and returns connections as its steps say, and checks what the pool does meanwhile. */
final class ScriptBorrower {

    private final ScriptPlay play;
    private final int number;
    private final Deque<Lease> held = new ConcurrentLinkedDeque<>();
    private @Nullable Lease lastClosed;
    private volatile @Nullable Thread borrowing; // null unless it is in getConnection
    private volatile boolean using;
    private volatile boolean ended;
    private volatile ScriptAction doing = ScriptAction.BORROW;

    /** A lease and the number of its physical connection. */
    private record Lease(Connection connection, int physical) {}

    /** What a borrower does with its lease. Errors of the database are no concern of the play. */
    @FunctionalInterface
    interface Use {
        void of(Connection lease) throws SQLException;
    }

    ScriptBorrower(ScriptPlay play, int number) {
        this.play = play;
        this.number = number;
    }

    void perform(List<Act> steps) {
        for (var step : steps) {
            play.sleepUntil(step.at());
            if (play.isEnding()) {
                break;
            }
            perform(step.action());
        }
        while (!held.isEmpty()) {
            perform(ScriptAction.CLOSE);
        }
        ended = true;
    }

    private void perform(ScriptAction action) {
        doing = action;
        action.effect.accept(play, this);
        Thread.interrupted(); // of a script's interrupt that came too late
    }

    int number() {
        return number;
    }

    boolean isWaiting() {
        return borrowing != null;
    }

    boolean hasEnded() {
        return ended;
    }

    ScriptAction doing() {
        return doing;
    }

    void interrupt() {
        @Nullable Thread waiting = borrowing;
        if (waiting != null) {
            play.time().interrupt(waiting);
        }
    }

    void borrow(int alreadyHeld) {
        if (held.size() != alreadyHeld) {
            return;
        }
        long start = play.time().nanoTime();
        borrowing = Thread.currentThread();
        try {
            hold(play.pool().dataSource().getConnection());
        } catch (SQLException | RuntimeException | Error refused) {
            // the scripts don't ask which
        } finally {
            borrowing = null;
        }
        play.waited(Duration.ofNanos(play.time().nanoTime() - start));
    }

    private void hold(Connection connection) {
        int physical = physical(connection);
        play.lent(physical, connection);
        held.push(new Lease(connection, physical));
    }

    /** Asks no driver that could fail. Zero if the lease is over already, because the pool was closed. */
    private static int physical(Connection connection) {
        try {
            return connection.unwrap(NumberedConnection.class).number();
        } catch (SQLException over) {
            return 0;
        }
    }

    void use(Use use) {
        var lease = held.peek();
        if (lease != null) {
            using = true;
            attempt(lease.connection, use);
            using = false;
        }
    }

    void close() {
        var lease = held.poll();
        if (lease != null) {
            lastClosed = lease;
            end(lease);
        }
    }

    /** A connection is for one thread at a time. */
    void closeUnlessInUse() {
        var lease = held.peek();
        if (lease != null && !using) {
            end(lease);
        }
    }

    void abort() {
        var lease = held.peek();
        if (lease != null) {
            attempt(lease.connection, connection -> connection.abort(Runnable::run));
            end(lease);
        }
    }

    void closeAgain() {
        if (lastClosed != null) {
            attempt(lastClosed.connection, Connection::close);
        }
    }

    void useClosed() {
        if (lastClosed != null) {
            attempt(lastClosed.connection, Connection::createStatement);
        }
    }

    private void end(Lease lease) {
        play.returned(lease.physical, lease.connection);
        attempt(lease.connection, Connection::close);
    }

    private static void attempt(Connection lease, Use use) {
        try {
            use.of(lease);
        } catch (SQLException | RuntimeException | Error failure) {
            // the script's, or that of a lease that is over
        }
    }
}
