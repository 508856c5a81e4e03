package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.NumberedConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Settings: what a borrower sets on its connection, and the next borrower finds.
 *
 * <pre>
 *   borrower 1   setReadOnly(true) ── report ── close
 *   connection   ─────────────────────────────────┤ reset? ├──────────────────────
 *   borrower 2                                                insert: "read-only transaction"
 * </pre>
 *
 * <p>The error appears in a part of the program that has set nothing, and only if it gets this one of the connections.
 */
final class Settings {

    private static final String SOURCE = "DBCP2's defaults; HikariCP and Agroal reset some of them";

    private Settings() {}

    /** Changes a setting. */
    private interface Change {
        void on(Connection lease) throws SQLException;
    }

    /** Reads a setting. */
    private interface Reading {
        @Nullable
        Object of(Connection lease) throws SQLException;
    }

    static List<Case<PoolTrial>> cases() {
        return List.of(
                leak("P14a", "Autocommit", lease -> lease.setAutoCommit(false), Connection::getAutoCommit),
                leak(
                        "P14b",
                        "The transaction isolation",
                        lease -> lease.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE),
                        Connection::getTransactionIsolation),
                leak("P14c", "Read-only", lease -> lease.setReadOnly(true), Connection::isReadOnly),
                leak("P14d", "The catalog", lease -> lease.setCatalog("archive"), Connection::getCatalog),
                leak("P14e", "The schema", lease -> lease.setSchema("audit"), Connection::getSchema),
                leak(
                        "P14f",
                        "The network timeout",
                        lease -> lease.setNetworkTimeout(Runnable::run, 700),
                        Connection::getNetworkTimeout),
                leak(
                        "P14g",
                        "Client info",
                        lease -> lease.setClientInfo("ApplicationName", "nightly report"),
                        lease -> lease.getClientInfo("ApplicationName")),
                leak(
                        "P14h",
                        "The type map",
                        lease -> lease.setTypeMap(Map.of("money", Number.class)),
                        lease -> lease.getTypeMap().keySet()),
                leak(
                        "P14i",
                        "The holdability of result sets",
                        lease -> lease.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT),
                        Connection::getHoldability),
                leak(
                        "P14j",
                        "A warning",
                        lease -> PoolTrial.execute(lease, "warn"),
                        lease -> lease.getWarnings() == null ? "none" : "a warning"),
                leak(
                        "P14k",
                        "Autocommit that was switched off on the driver's own object",
                        lease -> ((Connection) lease.unwrap(NumberedConnection.class)).setAutoCommit(false),
                        Connection::getAutoCommit),
                Case.builder("P14l", Settings::nothingWasChanged)
                        .title("A connection on which nothing was changed comes back without a round trip")
                        .expected("100 times borrowed and closed, and no call that talks to the server")
                        .source("HikariCP resets by dirty bits; a pool that resets all pays for it at each return")
                        .build());
    }

    private static Case<PoolTrial> leak(String id, String setting, Change change, Reading reading) {
        return Case.<PoolTrial>builder(id, trial -> leak(trial, change, reading))
                .title(setting + " does not leak to the next borrower")
                .expected("The next borrower finds the value that the first one found")
                .source(SOURCE)
                .remedy(PoolRemedy.RESET_ALL)
                .build();
    }

    private static Observation leak(PoolTrial trial, Change change, Reading reading) throws SQLException {
        var pool = trial.open(1);
        Object before;
        try (var lease = pool.dataSource().getConnection()) {
            before = Objects.toString(reading.of(lease));
            change.on(lease);
            trial.say("the first borrower finds %s, sets %s, and closes", before, Objects.toString(reading.of(lease)));
        }
        try (var lease = pool.dataSource().getConnection()) {
            var after = Objects.toString(reading.of(lease));
            trial.say("the next borrower finds %s", after);
            return Observation.of(before.equals(after), "%s at first, %s for the next borrower", before, after);
        }
    }

    /** A reset of everything at each return costs several round trips, for the few borrowers that change something. */
    private static Observation nothingWasChanged(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.validation(Validation.BYPASS));
        pool.dataSource().getConnection().close();
        int before = roundTrips(trial);
        for (int i = 0; i < 100; i++) {
            pool.dataSource().getConnection().close();
        }
        int calls = roundTrips(trial) - before;
        trial.say("100 borrows: %d calls that talk to the server", calls);
        return Observation.of(calls == 0, "%d round trips for 100 borrows", calls);
    }

    /** A pause of the machine may cost a ping, and clearing warnings is not a round trip. */
    private static int roundTrips(PoolTrial trial) {
        return trial.database().countAllBut("isValid", "connect", "clearWarnings", "setNetworkTimeout");
    }
}
