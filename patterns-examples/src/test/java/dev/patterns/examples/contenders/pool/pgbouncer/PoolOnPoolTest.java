package dev.patterns.examples.contenders.pool.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolContender;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A pool in front of PgBouncer's pool: the sizes of both. */
class PoolOnPoolTest extends PgBouncerTests {

    @BothPools
    void sessionMode_idleConnectionsOfOneInstanceKeepAnotherOut(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("session", "default_pool_size = 2")) {
            CompletableFuture<Void> waits;
            try (var one = pool(contender, bouncer.dataSource(), 2)) {
                useBoth(one);
                assertThat(one.status().inUse()).isZero();

                waits = CompletableFuture.runAsync(() -> connect(bouncer));
                await().until(() -> bouncer.pools("cl_waiting") == 1);
                useBoth(one);
                assertThat(waits).isNotDone();
            }
            waits.join();
        }
    }

    @BothPools
    void transactionMode_idleConnectionsKeepNoInstanceOut(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction", "default_pool_size = 2");
                var one = pool(contender, bouncer.dataSource(), 2);
                var other = pool(contender, bouncer.dataSource(), 2)) {
            useBoth(one);
            useBoth(other);
        }
    }

    @BothPools
    void sessionMode_poolsThatFitInTheServersConnectionsWork(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("session", "default_pool_size = 4");
                var one = pool(contender, bouncer.dataSource(), 2);
                var other = pool(contender, bouncer.dataSource(), 2)) {
            useBoth(one);
            useBoth(other);
        }
    }

    /** The pool lends its connection at once. The statement waits, where the pool's figures don't show it. */
    @BothPools
    void aTransactionThatFindsNoServerConnectionWaitsInPgBouncer(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction", "default_pool_size = 1");
                var pool = pool(contender, bouncer.dataSource(), 2);
                var connection = pool.dataSource().getConnection();
                var other = pool.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "select 1");
            var waits = CompletableFuture.runAsync(() -> select1(other));

            await().until(() -> bouncer.pools("cl_waiting") == 1);
            assertThat(pool.status().waiting()).isZero();
            connection.commit();
            waits.join();
            assertThat(bouncer.pools("cl_waiting")).isZero();
        }
    }

    @BothPools
    void withAServerConnectionForEachOfThePoolsNoTransactionWaits(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction", "default_pool_size = 2");
                var pool = pool(contender, bouncer.dataSource(), 2);
                var connection = pool.dataSource().getConnection();
                var other = pool.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            other.setAutoCommit(false);
            execute(connection, "select 1");
            execute(other, "select 1");
        }
    }

    @BothPools
    void moreConnectionsThanPgBouncerAcceptsAreRefused(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction", "max_client_conn = 1");
                var pool = pool(contender, bouncer.dataSource(), 2, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> useBoth(pool))
                    .isInstanceOf(SQLException.class)
                    .hasStackTraceContaining("no more connections allowed");
        }
    }

    private static void select1(Connection connection) {
        try {
            execute(connection, "select 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void connect(PgBouncer bouncer) {
        try (var connection = bouncer.dataSource().getConnection()) {
            select1(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void useBoth(PoolAdapter pool) throws SQLException {
        try (var one = pool.dataSource().getConnection();
                var other = pool.dataSource().getConnection()) {
            execute(one, "select 1");
            execute(other, "select 1");
        }
    }
}
