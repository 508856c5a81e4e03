package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.Attempt;
import dev.patterns.examples.incident.failover.AttemptState;
import dev.patterns.examples.incident.failover.JdbcAttempts;
import dev.patterns.examples.jdbc.ForwardingConnection;
import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The service's database: an H2 in memory, where connects and statements fail at random. A statement that fails has
 * taken effect or not. All simulated threads share one connection: none waits in simulated time between its statements,
 * and each statement is a transaction.
 */
final class StormDatabase implements AutoCloseable {

    private static final Duration LATENCY = Duration.ofMillis(10);

    private final Connection shared;
    private final Faults faults;

    StormDatabase(SimulatedTime time) throws SQLException {
        faults = new Faults(time, Duration.ofSeconds(120), Duration.ofSeconds(6));
        shared = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
        try (var statement = shared.createStatement()) {
            statement.execute(JdbcAttempts.CREATE_TABLE);
            statement.execute(JdbcAttempts.CREATE_INDEX);
        }
    }

    /** The table, with faults. */
    JdbcAttempts attempts() {
        return new JdbcAttempts(new SimpleDataSource(this::connect));
    }

    /** All rows, without faults. */
    List<Attempt> rows() throws SQLException {
        try (var statement = shared.createStatement();
                var rows = statement.executeQuery(
                        "select payment, number, processor, state, checks from charge_attempt order by 1, 2")) {
            var all = new ArrayList<Attempt>();
            while (rows.next()) {
                all.add(new Attempt(
                        rows.getInt(1),
                        rows.getInt(2),
                        rows.getString(3),
                        AttemptState.valueOf(rows.getString(4)),
                        rows.getInt(5)));
            }
            return all;
        }
    }

    /** Sets the state whatever it was, without faults: for a service without compare-and-set. */
    void overwriteState(Attempt attempt, AttemptState state) throws SQLException {
        try (var statement =
                shared.prepareStatement("update charge_attempt set state = ? where payment = ? and number = ?")) {
            statement.setString(1, state.name());
            statement.setInt(2, attempt.payment());
            statement.setInt(3, attempt.number());
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        shared.close();
    }

    private Connection connect() throws SQLException {
        try {
            faults.pause(LATENCY);
        } catch (InterruptedException interrupt) {
            throw new SQLException(interrupt);
        }
        if (faults.isDown() || faults.percent(1)) {
            throw broken("before the statement was sent");
        }
        return new FaultyConnection();
    }

    private static SQLException broken(String when) {
        return new SQLNonTransientConnectionException("connection to the database broke " + when, "08006");
    }

    private final class FaultyConnection extends ForwardingConnection {

        @Override
        protected Connection delegate() {
            return shared;
        }

        @Override
        public PreparedStatement prepareStatement(String sql) throws SQLException {
            if (faults.percent(1)) {
                throw broken("before the statement took effect");
            }
            return shared.prepareStatement(sql);
        }

        /** Fails after the statement has taken effect: to the service that looks as if the statement had failed. */
        @Override
        public void close() throws SQLException {
            if (faults.percent(1.5)) {
                throw broken("after the statement took effect");
            }
        }
    }
}
