package dev.patterns.examples.differential.pool;

import dev.patterns.Time;
import dev.patterns.examples.behaviour.pool.PoolTrial;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.differential.pool.PoolStep.Action;
import dev.patterns.examples.differential.pool.Seen.Session;
import dev.patterns.examples.jdbc.ScriptedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pool, its database, and its borrowers, which are all on one thread. */
final class DrivenPool implements AutoCloseable {

    static final String DONE = "done";
    static final String NOTHING_TO_DO = "nothing to do";
    static final String TERMINATED = "terminated by the server";
    static final String CLOSED = "closed";

    /** Pools may close surplus connections in the background. This is reached only if one doesn't. */
    private static final Duration LONGEST_SURPLUS = Duration.ofSeconds(20);

    /** A lease, and the number of its physical connection. Returned: its borrower has closed it. */
    private record Held(Connection lease, int connection, boolean returned) {
        boolean isOpen() throws SQLException {
            return !lease.isClosed();
        }
    }

    private final PoolTraceSettings settings;
    private final Time time;
    private final ScriptedDatabase database;
    private final PoolAdapter pool;
    private final @Nullable Held[] borrowers;

    DrivenPool(PoolTrial.Opener opener, PoolTraceSettings settings, Time time) {
        this.settings = settings;
        this.time = time;
        this.database = new ScriptedDatabase(time);
        this.pool = opener.open(database.dataSource(), settings.forPool(), time);
        this.borrowers = new Held[settings.size()];
    }

    Seen take(PoolStep step) {
        if (step.borrower() >= borrowers.length) {
            return seen(NOTHING_TO_DO, null, Optional.empty());
        }
        Optional<Session> session = Optional.empty();
        String outcome;
        try {
            if (step.action() == Action.BORROW) {
                session = borrow(step.borrower());
                outcome = session.isPresent() ? DONE : NOTHING_TO_DO;
            } else {
                outcome = use(step);
            }
        } catch (SQLException failure) {
            outcome = meaning(failure);
        }
        return seen(outcome, borrowers[step.borrower()], session);
    }

    private Optional<Session> borrow(int borrower) throws SQLException {
        var before = borrowers[borrower];
        if (before != null && !before.returned()) {
            return Optional.empty(); // even if the server has ended its connection: it still has its place
        }
        var lease = pool.dataSource().getConnection();
        var session = new Session(lease.getAutoCommit(), lease.isReadOnly(), lease.getTransactionIsolation());
        try (var statement = lease.createStatement();
                var results = statement.executeQuery("select number")) {
            results.next();
            borrowers[borrower] = new Held(lease, results.getInt(1), false);
        }
        return Optional.of(session);
    }

    private String use(PoolStep step) throws SQLException {
        var held = borrowers[step.borrower()];
        if (step.action() == Action.RESTART) {
            database.restart();
            return DONE;
        }
        if (held == null) {
            return NOTHING_TO_DO;
        }
        switch (step.action()) {
            case TERMINATE -> {
                if (!held.isOpen()) {
                    return NOTHING_TO_DO;
                }
                database.terminate(held.connection());
            }
            case CLOSE -> {
                borrowers[step.borrower()] = new Held(held.lease(), held.connection(), true);
                close(held.lease());
            }
            default -> step.action().use(held.lease());
        }
        return DONE;
    }

    /** The libraries have different exceptions and SQLStates for the same thing. */
    private static String meaning(SQLException failure) {
        if (failure instanceof SQLTransientException) {
            return "no connection: " + failure.getMessage();
        }
        @Nullable String state = failure.getSQLState();
        if (state == null || state.startsWith("08")) {
            return CLOSED;
        }
        return state.equals("57P01") ? TERMINATED : state;
    }

    private Seen seen(String outcome, @Nullable Held held, Optional<Session> session) {
        try {
            return new Seen(
                    outcome,
                    held != null && !held.isOpen(),
                    session,
                    database.committedRows(),
                    lostPlaces(),
                    isAnyLentTwice(),
                    isOverfull());
        } catch (SQLException failure) {
            throw new IllegalStateException("isClosed throws", failure);
        }
    }

    private int lostPlaces() {
        long held = Arrays.stream(borrowers)
                .filter(each -> each != null && !each.returned())
                .count();
        return Math.max(0, pool.status().inUse() - (int) held);
    }

    private boolean isAnyLentTwice() throws SQLException {
        var lent = new HashSet<Integer>();
        for (var held : borrowers) {
            if (held != null && held.isOpen() && !lent.add(held.connection())) {
                return true;
            }
        }
        return false;
    }

    private boolean isOverfull() {
        long start = time.nanoTime();
        while (database.open() > settings.size()) {
            if (time.nanoTime() - start >= LONGEST_SURPLUS.toNanos()) {
                return true;
            }
            time.parkNanos(this, Duration.ofMillis(1).toNanos());
        }
        return false;
    }

    /** Some pools throw if the connection is gone, others don't. What comes after it is the same. */
    private static void close(Connection lease) {
        try {
            lease.close();
        } catch (SQLException ignored) {
            // not compared
        }
    }

    @Override
    public void close() {
        for (var held : Arrays.asList(borrowers)) {
            if (held != null) {
                close(held.lease());
            }
        }
        pool.close();
    }
}
