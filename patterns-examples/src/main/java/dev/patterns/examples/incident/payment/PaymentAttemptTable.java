package dev.patterns.examples.incident.payment;

import java.sql.Connection;
import java.sql.SQLException;

/** The service's only table. One row per attempt; its primary key is the idempotency key. */
public final class PaymentAttemptTable {

    public static final String CREATE = "create table payment_attempt ("
            + "idempotency_key varchar(80) primary key, payment int not null, cents bigint not null, "
            + "status varchar(10) not null)";
    public static final String TRUNCATE = "truncate table payment_attempt";
    public static final String INSERT =
            "insert into payment_attempt (idempotency_key, payment, cents, status) values (?, ?, ?, 'PENDING')";
    public static final String UPDATE = "update payment_attempt set status = ? where idempotency_key = ?";
    public static final String SELECT_STATUSES = "select payment, status from payment_attempt";

    private PaymentAttemptTable() {}

    static void insert(Connection connection, String key, Payment payment) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, key);
            statement.setInt(2, payment.id());
            statement.setLong(3, payment.cents());
            statement.executeUpdate();
        }
    }

    static void updateStatus(Connection connection, String key, AttemptStatus status) throws SQLException {
        try (var statement = connection.prepareStatement(UPDATE)) {
            statement.setString(1, status.name());
            statement.setString(2, key);
            if (statement.executeUpdate() != 1) {
                throw new SQLException("no row for " + key);
            }
        }
    }
}
