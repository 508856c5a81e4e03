package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Closed leases: what a borrower does with a connection that it has closed.
 *
 * <pre>
 *   borrower 1   getConnection ── close ··········· commit, or close again
 *   connection   ───────────────────┤├──────────────────────│─────────────
 *   borrower 2                       getConnection ── insert ── … whose commit was that?
 * </pre>
 *
 * <p>The object that a borrower holds must end at its close, though the physical connection behind it lives on.
 */
final class ClosedLeases {

    private ClosedLeases() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P15a", ClosedLeases::aSecondClose)
                        .title("A second close of a lease does not return the connection of the next borrower")
                        .expected("While the next borrower holds it, no other gets it")
                        .source("A pool whose close puts the physical connection back")
                        .build(),
                Case.builder("P15b", ClosedLeases::useAfterClose)
                        .title("A closed lease throws SQLException at any use, and nothing reaches the driver")
                        .expected("SQLException from each of seven methods, and no call at the driver")
                        .source("JDBC: these methods throw \"if called on a closed connection\"")
                        .build(),
                Case.builder("P15c", ClosedLeases::twoClosesAtOnce)
                        .title("Two threads that close a lease at once return its connection once")
                        .expected("Of two borrowers of the one connection, one is served")
                        .source("JDBC: close of a closed connection is a no-op")
                        .build(),
                Case.builder("P15d", ClosedLeases::validAfterClose)
                        .title("A closed lease says that it is closed and not valid, and does not throw")
                        .expected("isClosed is true, isValid is false")
                        .source("JDBC: isValid is true if the connection has not been closed and is still valid")
                        .build(),
                Case.builder("P19", ClosedLeases::closedByTheDriver)
                        .title("A lease whose connection the driver has closed by itself says that it is closed")
                        .expected("isClosed is true after the error that ended the connection")
                        .source("Frameworks decide by isClosed whether to roll back or to give up")
                        .build(),
                Case.builder("P26", ClosedLeases::abort)
                        .title("An aborted lease is not lent again, and its place is free")
                        .expected("The next borrower gets a new connection")
                        .source("JDBC 4.1: abort ends a connection that hangs, from another thread")
                        .build());
    }

    /**
     * A finally block and a try statement both close it: two borrowers then share one connection, and its
     * transaction.
     */
    private static Observation aSecondClose(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        var first = pool.dataSource().getConnection();
        first.close();
        try (var second = pool.dataSource().getConnection()) {
            var thrown = trial.failureOf(first::close);
            trial.say("the first lease is closed again: %s", thrown == null ? "no exception" : Texts.ofResult(thrown));
            boolean shared = trial.begin(pool, "a third borrower").isServedWithin(20);
            return Observation.of(
                    !shared && !second.isClosed(), "the connection is lent to %s", shared ? "two at once" : "one");
        }
    }

    /** A commit that comes late commits half of another borrower's transaction. */
    private static Observation useAfterClose(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        var lease = pool.dataSource().getConnection();
        lease.close();
        Map<String, Background.Task> uses = new LinkedHashMap<>();
        uses.put("createStatement", lease::createStatement);
        uses.put("prepareStatement", () -> lease.prepareStatement("select"));
        uses.put("commit", lease::commit);
        uses.put("rollback", lease::rollback);
        uses.put("setAutoCommit", () -> lease.setAutoCommit(false));
        uses.put("getMetaData", lease::getMetaData);
        uses.put("setReadOnly", () -> lease.setReadOnly(true));
        int before = trial.database().countAllBut();
        int thrown = 0;
        for (var use : uses.entrySet()) {
            var failure = trial.failureOf(use.getValue());
            thrown += failure instanceof SQLException ? 1 : 0;
            trial.say("%s: %s", use.getKey(), failure == null ? "no exception" : Texts.ofResult(failure));
        }
        int reached = trial.database().countAllBut() - before;
        return Observation.of(
                thrown == uses.size() && reached == 0,
                "SQLException from %d of %d methods, %d calls reach the driver",
                thrown,
                uses.size(),
                reached);
    }

    /** A timeout's thread and the borrower itself both close it, and the first of them is slow. */
    private static Observation twoClosesAtOnce(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        var lease = pool.dataSource().getConnection();
        lease.setAutoCommit(false);
        PoolTrial.execute(lease, "insert");
        trial.database().on("rollback").takes(trial.seconds(20));
        trial.database().on("setAutoCommit").takes(trial.seconds(20));
        var first = trial.inBackground("the first close", lease::close);
        trial.advance(2);
        var second = trial.inBackground("the second close", lease::close);
        first.endsWithin(200);
        second.endsWithin(200);
        trial.advance(50);
        var borrowers = trial.begin(pool, 2);
        trial.until(() -> borrowers.stream().anyMatch(PendingBorrow::isServed), 500);
        trial.advance(20);
        long served = borrowers.stream().filter(PendingBorrow::isServed).count();
        return Observation.of(served == 1, "%d borrowers share the one connection", served);
    }

    private static Observation validAfterClose(PoolTrial trial) throws SQLException {
        var lease = trial.open(1).dataSource().getConnection();
        lease.close();
        var closed = trial.resultOrFailure(lease::isClosed);
        var valid = trial.resultOrFailure(() -> lease.isValid(1));
        var seen = "isClosed: " + Texts.ofResult(closed) + ", isValid: " + Texts.ofResult(valid);
        trial.say("%s", seen);
        return Observation.of(Boolean.TRUE.equals(closed) && Boolean.FALSE.equals(valid), "%s", seen);
    }

    /** A transaction manager that believes "open" tries to roll back, and hides the first error behind a second one. */
    private static Observation closedByTheDriver(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        try (Connection lease = pool.dataSource().getConnection()) {
            trial.database().restart();
            var failure = trial.failureOf(() -> PoolTrial.execute(lease, "select"));
            trial.say("a statement ends with %s", Texts.ofResult(failure));
            boolean closed = lease.isClosed();
            trial.say("isClosed: %s", closed);
            return Observation.of(closed, "isClosed is %s after the error", closed);
        }
    }

    private static Observation abort(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.validation(Validation.BYPASS));
        var lease = pool.dataSource().getConnection();
        int first = trial.physical(lease);
        lease.abort(Runnable::run);
        trial.failureOf(lease::close);
        trial.say("the lease of connection %d is aborted and closed", first);
        var next = trial.begin(pool, "the next borrower");
        if (!next.isServedWithin(500)) {
            return Observation.different("the place is lost");
        }
        var second = trial.resultOrFailure(() -> trial.physical(next.lease()));
        boolean works = second instanceof Integer number && number != first;
        return Observation.of(works, "the next borrower gets %s connection", works ? "another" : "the aborted");
    }
}
