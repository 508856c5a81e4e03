package dev.patterns.examples.incident.failover;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The table of attempts in a database. A connection is held for one transaction only, and never during a charge. */
public final class JdbcAttempts implements Attempts {

    public static final String CREATE_TABLE = "create table charge_attempt ("
            + "payment int not null, number int not null, cents bigint not null, processor varchar(40) not null, "
            + "state varchar(10) not null, checks int not null, due bigint not null, primary key (payment, number))";
    public static final String CREATE_INDEX = "create index charge_attempt_due on charge_attempt (state, due)";

    private static final String SELECT = "select payment, number, processor, state, checks from charge_attempt ";
    private static final String SELECT_PAYMENT = SELECT + "where payment = ? order by number";
    private static final String SELECT_OPEN = SELECT + "where state in ('PENDING', 'VOIDING') and due <= ? "
            + "order by due, payment, number fetch first ? rows only";
    private static final String INSERT = "insert into charge_attempt "
            + "(payment, number, cents, processor, state, checks, due) values (?, ?, ?, ?, 'PENDING', 0, ?)";
    private static final String TRANSITION =
            "update charge_attempt set state = ? where payment = ? and number = ? and state = ?";
    private static final String CLAIM = "update charge_attempt set checks = checks + 1, due = ? "
            + "where payment = ? and number = ? and checks = ? and state in ('PENDING', 'VOIDING')";
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource pool;

    public JdbcAttempts(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public List<Attempt> of(int payment) throws SQLException {
        return select(SELECT_PAYMENT, payment);
    }

    @Override
    public boolean begin(Attempt attempt, long cents, Instant due) throws SQLException {
        try {
            return update(INSERT, attempt.payment(), attempt.number(), cents, attempt.processor(), due.toEpochMilli());
        } catch (SQLException failure) {
            if (UNIQUE_VIOLATION.equals(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public boolean transition(Attempt attempt, AttemptState to) throws SQLException {
        if (!attempt.state().canBecome(to)) {
            throw new IllegalArgumentException(attempt + " can't become " + to);
        }
        return update(
                TRANSITION,
                to.name(),
                attempt.payment(),
                attempt.number(),
                attempt.state().name());
    }

    @Override
    public List<Attempt> findOpen(Instant dueBy, int limit) throws SQLException {
        return select(SELECT_OPEN, dueBy.toEpochMilli(), limit);
    }

    @Override
    public boolean claim(Attempt attempt, Instant until) throws SQLException {
        return update(CLAIM, until.toEpochMilli(), attempt.payment(), attempt.number(), attempt.checks());
    }

    private List<Attempt> select(String sql, Object... parameters) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var attempts = new ArrayList<Attempt>();
            while (rows.next()) {
                attempts.add(new Attempt(
                        rows.getInt(1),
                        rows.getInt(2),
                        rows.getString(3),
                        AttemptState.valueOf(rows.getString(4)),
                        rows.getInt(5)));
            }
            return attempts;
        }
    }

    private boolean update(String sql, Object... parameters) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate() == 1;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
