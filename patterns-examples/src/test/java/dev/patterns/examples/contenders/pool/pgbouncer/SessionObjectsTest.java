package dev.patterns.examples.contenders.pool.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.examples.contenders.pool.PoolContender;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Locks, tables and subscriptions of a session, in transaction mode. */
class SessionObjectsTest extends PgBouncerTests {

    @BothPools
    void anAdvisoryLockOfTheSessionCanNotBeReleased_andOutlivesItsBorrower(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1)) {
            try (var connection = pool.dataSource().getConnection()) {
                execute(connection, "select pg_advisory_lock(17)");
                try (var other = transaction(bouncer)) {
                    assertThat(query(connection, "select pg_advisory_unlock(17)"))
                            .as("released")
                            .isEqualTo("f");
                    other.rollback();
                }
            }
            try (var admin = direct()) {
                assertThat(query(admin, "select pg_try_advisory_lock(17)")).isEqualTo("f");
            }
        }
    }

    @BothPools
    void anAdvisoryLockOfTheTransactionIsReleasedAtItsEnd(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection();
                var admin = direct()) {
            connection.setAutoCommit(false);
            execute(connection, "select pg_advisory_xact_lock(18)");
            assertThat(query(admin, "select pg_try_advisory_lock(18)")).isEqualTo("f");
            connection.commit();

            assertThat(query(admin, "select pg_try_advisory_lock(18)")).isEqualTo("t");
        }
    }

    @BothPools
    void aTemporaryTableIsNotThereForTheNextStatement(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection()) {
            execute(connection, "create temporary table import (id int)");

            try (var other = transaction(bouncer)) {
                assertThatThrownBy(() -> query(connection, "select count(*) from import"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("does not exist");
                assertThat(query(other, "select count(*) from import"))
                        .as("another client has it")
                        .isEqualTo("0");
            }
        }
    }

    @BothPools
    void aTemporaryTableOfOneTransactionWorks_andLeavesNothing(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "create temporary table import (id int) on commit drop");
            execute(connection, "insert into import values (1)");
            assertThat(query(connection, "select count(*) from import")).isEqualTo("1");
            connection.commit();

            try (var other = transaction(bouncer)) {
                assertThatThrownBy(() -> query(other, "select count(*) from import"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("does not exist");
            }
        }
    }

    @BothPools
    void notificationsDoNotReachAListener(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection();
                var sender = direct()) {
            execute(connection, "listen orders");
            try (var other = transaction(bouncer)) {
                execute(sender, "notify orders");

                assertThat(notifications(connection)).isZero();
                assertThat(query(other, "select pg_listening_channels()"))
                        .as("another client listens")
                        .isEqualTo("orders");
            }
        }
    }

    @BothPools
    void sessionMode_notificationsReachAListener(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("session");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection();
                var sender = direct()) {
            execute(connection, "listen orders");
            execute(sender, "notify orders");

            assertThat(notifications(connection)).isEqualTo(1);
        }
    }

    private static int notifications(Connection connection) throws SQLException {
        execute(connection, "select 1");
        var received = connection.unwrap(PGConnection.class).getNotifications(200);
        return received == null ? 0 : received.length;
    }
}
