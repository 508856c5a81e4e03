package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Aging: a connection is replaced before the server, a firewall or a proxy ends it.
 *
 * <pre>
 *   opened together                 due together
 *   ├┤├┤├┤├┤├┤ ─────── an hour ───── ├┤├┤├┤├┤├┤   a latency spike each hour
 *   ├┤├┤├┤├┤├┤ ───── 48 … 60 min ──  ├┤  ├┤ ├┤   ├┤ ├┤
 * </pre>
 */
final class Aging {

    private Aging() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P16", Aging::jittered)
                        .title("Connections that were opened together are not replaced together")
                        .expected("Of ten, at most five are closed within 2 % of their lifetime")
                        .source("HikariCP #2099, SQLAlchemy's pool_recycle")
                        .build(),
                Case.builder("P35a", Aging::idlePastItsLifetime)
                        .title("A connection that is idle past its lifetime is not lent again")
                        .expected("The next borrower gets another connection")
                        .source("MySQL's wait_timeout, firewalls")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("P35b", Aging::heldPastItsLifetime)
                        .title("A connection held past its lifetime works on, and is replaced when it comes back")
                        .expected("The holder's statement succeeds, and the next borrower gets another connection")
                        .source("HikariCP's README: \"an in-use connection will never be retired\"")
                        .second(Duration.ofMillis(10))
                        .build());
    }

    private static Observation jittered(PoolTrial trial) throws SQLException {
        var pool = trial.open(10, 0, settings -> settings.maxLifetime(trial.seconds(200)));
        trial.fill(pool, 10);
        int most = 0;
        int before = 0;
        for (int i = 0; i < 54; i++) {
            trial.advance(4);
            trial.failureOf(() -> useAll(pool.dataSource().getConnection(), pool));
            int closed = trial.database().count("close");
            most = Math.max(most, closed - before);
            before = closed;
        }
        trial.say("%d are closed in all, at most %d of them within 4 s", before, most);
        return Observation.of(
                before >= 10 && most <= 5,
                before < 10 ? "not all are replaced" : most <= 5 ? "at most 5 at once" : "more than 5 at once");
    }

    /** All ten at once, so that each of them is looked at. */
    private static void useAll(Connection first, PoolAdapter pool) throws SQLException {
        var leases = new ArrayList<>(List.of(first));
        for (int i = 1; i < 10; i++) {
            leases.add(pool.dataSource().getConnection());
        }
        for (var lease : leases) {
            lease.close();
        }
    }

    private static Observation idlePastItsLifetime(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.maxLifetime(trial.seconds(60)));
        trial.fill(pool, 1);
        int first = trial.onlyConnection();
        trial.advance(90);
        try (var lease = pool.dataSource().getConnection()) {
            int number = trial.physical(lease);
            trial.say("90 s later a borrower gets connection %d", number);
            return Observation.of(
                    number != first, "the borrower gets %s", number == first ? "the old one" : "a new one");
        }
    }

    private static Observation heldPastItsLifetime(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.maxLifetime(trial.seconds(60)));
        int first;
        try (var lease = pool.dataSource().getConnection()) {
            first = trial.physical(lease);
            trial.advance(90);
            var failure = trial.failureOf(() -> PoolTrial.execute(lease, "insert"));
            if (failure != null) {
                return Observation.different("the holder's statement fails");
            }
        }
        try (var next = pool.dataSource().getConnection()) {
            int number = trial.physical(next);
            trial.say("held for 90 s and returned; the next borrower gets connection %d", number);
            return Observation.of(
                    number != first, "the next borrower gets %s", number == first ? "the old one" : "a new one");
        }
    }
}
