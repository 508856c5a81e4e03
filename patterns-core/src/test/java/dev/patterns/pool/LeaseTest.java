package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What happens to a connection when it is returned. */
class LeaseTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);
    private final ConnectionPool pool = configure(
                    database.pool().size(1).maxOverflow(0).prePing(PrePing.never()))
            .build();

    /** Further settings of the pool. */
    ConnectionPoolBuilder configure(ConnectionPoolBuilder builder) {
        return builder;
    }

    @Test
    void anUnchangedConnectionIsReturnedWithoutARoundTrip() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.createStatement().execute("select 1");
        }
        assertThat(database.last().log).containsExactly("execute select 1");
    }

    @Test
    void uncommittedChangesAreRolledBackAtClose() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.prepareStatement("update accounts").executeUpdate();
        }
        assertThat(database.last().log)
                .containsExactly("AutoCommit=false", "execute update accounts", "rollback", "AutoCommit=true");
    }

    @Test
    void aChangedRowOrAQuestionAboutTheDatabaseBeginsATransactionToo() throws SQLException {
        for (var use : List.<Row>of(ResultSet::updateRow, ResultSet::insertRow, ResultSet::deleteRow)) {
            try (var connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                var results = connection.createStatement().executeQuery("select 1");
                connection.commit();
                use.of(results);
            }
            assertThat(database.last().log).contains("rollback");
            database.last().log.clear();
        }
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.getMetaData().getCatalogs();
        }
        assertThat(database.last().log).contains("rollback");
    }

    private interface Row {
        void of(ResultSet results) throws SQLException;
    }

    @Test
    void aSavepointOrAPropertyMayHaveBegunATransaction_whichIsRolledBackAtClose() throws SQLException {
        for (var use :
                List.<Use>of(Connection::setSavepoint, it -> it.setSavepoint("before"), it -> it.setReadOnly(true))) {
            try (var connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                use.of(connection);
            }
            assertThat(database.last().log).contains("rollback");
            database.last().log.clear();
        }
    }

    private interface Use {
        void of(Connection connection) throws SQLException;
    }

    @Test
    void afterACommitThereIsNoRollback() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("update accounts");
            connection.commit();
        }
        assertThat(database.last().log).doesNotContain("rollback");
    }

    @Test
    void aFailedCommitIsRolledBack() throws SQLException {
        var connection = pool.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("update accounts");
        database.last().failsOn = "commit"::equals;
        assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        connection.close();

        assertThat(database.last().log).contains("rollback");
    }

    @Test
    void onlyChangedPropertiesAreReset() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setSchema("tenant_7");
            connection.setSchema("tenant_8");
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        }
        assertThat(database.last().log)
                .containsExactly(
                        "Schema=tenant_7",
                        "Schema=tenant_8",
                        "TransactionIsolation=" + Connection.TRANSACTION_SERIALIZABLE,
                        "TransactionIsolation=" + Connection.TRANSACTION_READ_COMMITTED,
                        "Schema=public");
    }

    @Test
    void everyPropertyIsResetToItsInitialValue() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setCatalog("another");
            connection.setSchema("another");
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
            connection.setNetworkTimeout(Runnable::run, 5_000);
            connection.setClientInfo("ApplicationName", "report");
            connection.setTypeMap(Map.of("point", String.class));
        }
        var stub = database.last();
        assertThat(stub.setting("AutoCommit")).isEqualTo(true);
        assertThat(stub.setting("ReadOnly")).isEqualTo(false);
        assertThat(stub.setting("Catalog")).isEqualTo("the catalog");
        assertThat(stub.setting("Schema")).isEqualTo("public");
        assertThat(stub.setting("TransactionIsolation")).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(stub.setting("Holdability")).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        assertThat(stub.setting("NetworkTimeout")).isEqualTo(0);
        assertThat(stub.setting("ClientInfo ApplicationName")).isNull();
        assertThat(stub.setting("TypeMap")).isEqualTo(Map.of());
    }

    @Test
    void aPropertyThatWasChangedAloneAndThenWithOthersIsResetToItsInitialValue() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setClientInfo("ApplicationName", "report");
            var all = new Properties();
            all.setProperty("ApplicationName", "another report");
            connection.setClientInfo(all);
        }

        assertThat(database.last().setting("ClientInfo ApplicationName")).isNull();
    }

    @Test
    void aFailureThatCanNotBePrintedDoesNotKeepTheConnection() throws SQLException {
        var lease = pool.getConnection();
        lease.setAutoCommit(false);
        lease.createStatement().execute("insert");
        database.last().failsOn = what -> {
            throw new IllegalStateException() {
                @Override
                public String toString() {
                    throw new IllegalStateException("no text");
                }
            };
        };
        lease.close();

        assertThat(pool.status().checkedOut()).isZero();
    }

    @Test
    void theNetworkTimeoutIsResetThoughItsExecutorIsShutDown() throws SQLException {
        var executor = Executors.newSingleThreadExecutor();
        try (var connection = pool.getConnection()) {
            connection.setNetworkTimeout(executor, 5_000);
            executor.shutdown();
        }
        assertThat(database.last().setting("NetworkTimeout")).isEqualTo(0);
        assertThat(pool.status().invalid()).isZero();
    }

    @Test
    void autoCommitIsResetToTheModeOfTheDriver() throws SQLException {
        database.autoCommit = false;
        try (var connection = pool.getConnection()) {
            connection.createStatement().execute("update accounts");
            connection.setAutoCommit(true);
        }
        try (var connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isFalse();
            connection.createStatement().execute("update accounts");
        }
        assertThat(database.last().asked("rollback")).isEqualTo(1);
    }

    @Test
    void withADriverWithoutAutoCommit_aResetOfAPropertyIsCommitted() throws SQLException {
        database.autoCommit = false;
        try (var connection = pool.getConnection()) {
            connection.setSchema("another");
        }
        assertThat(database.last().log).containsExactly("Schema=another", "rollback", "Schema=public", "commit");
    }

    @Test
    void aReturnedLeaseIsNotValid_norIsOneWhoseConnectionDoesNotAnswer() throws SQLException {
        var connection = pool.getConnection();
        assertThat(connection.isValid(1)).isTrue();
        connection.close();
        assertThat(connection.isValid(1)).isFalse();

        var next = pool.getConnection();
        database.dropAll();
        assertThat(next.isValid(1)).isFalse();
    }

    @Test
    void aConnectionThatCannotBeResetIsDiscarded() throws SQLException {
        var connection = pool.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("update accounts");
        database.last().failsOn = "rollback"::equals;
        connection.close();

        assertThat(pool.status().invalid()).isEqualTo(1);
        pool.getConnection().createStatement().execute("works");
        assertThat(database.connections.get(0).closed).isTrue();
        assertThat(database.connections).hasSize(2);
    }

    @Test
    void aConnectionIsDiscardedAfterAFatalFailure() throws SQLException {
        var connection = pool.getConnection();
        database.last().dead = true;
        assertThatThrownBy(() -> connection.createStatement().execute("select 1"))
                .isInstanceOf(SQLException.class);
        connection.close();

        assertThat(pool.status().invalid()).isEqualTo(1);
        pool.getConnection().createStatement().execute("works");
    }

    @Test
    void aLeaseIsClosedAfterAFatalFailure_andItsCloseStillReturnsTheSlot() throws SQLException {
        var connection = pool.getConnection();
        var statement = connection.createStatement();
        database.last().dead = true;
        assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);

        assertThat(connection.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertThat(pool.status().checkedOut()).isEqualTo(1);
        connection.close();
        assertThat(pool.status().checkedOut()).isZero();
        assertThat(pool.status().invalid()).isEqualTo(1);
    }

    @Test
    void aLeaseIsClosedWhenTheDriverHasClosedTheConnection() throws SQLException {
        var connection = pool.getConnection();
        database.last().closed = true;

        assertThat(connection.isClosed()).isTrue();
        connection.close();
        assertThat(pool.status().invalid()).isEqualTo(1);
        try (var next = pool.getConnection()) {
            assertThat(next.isClosed()).isFalse();
        }
        assertThat(database.connections).hasSize(2);
    }

    @Test
    void aConnectionThatTheDriverClosedInUseIsNotLentAgain() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.createStatement().execute("set client_encoding");
            database.last().closed = true;
        }
        assertThat(pool.status().invalid()).isEqualTo(1);
        pool.getConnection().close();
        assertThat(database.connections).hasSize(2);
    }

    @Test
    void aCallOnABrokenLeaseGetsTheDriversOwnError() throws SQLException {
        try (var connection = pool.getConnection()) {
            database.last().dead = true;
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThatThrownBy(connection::commit).hasMessage("the server closed the connection");
        }
    }

    @Test
    void aConnectionIsKeptAfterAnErrorOfTheStatement() throws SQLException {
        try (var connection = pool.getConnection()) {
            database.last().failsOn = "execute selct"::equals;
            assertThatThrownBy(() -> connection.createStatement().execute("selct"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(pool.status().invalid()).isZero();
        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    @Test
    void aFatalFailureWhileFetchingCountsToo() throws SQLException {
        try (var connection = pool.getConnection()) {
            var results = connection.createStatement().executeQuery("select 1");
            database.last().dead = true;
            assertThatThrownBy(results::next).isInstanceOf(SQLException.class);
        }
        assertThat(pool.status().invalid()).isEqualTo(1);
    }

    @Test
    void closingTwiceReturnsTheConnectionOnce() throws SQLException {
        var first = pool.getConnection();
        first.close();
        var second = pool.getConnection();
        first.close();

        assertThat(second.isClosed()).isFalse();
        assertThat(pool.status().checkedOut()).isEqualTo(1);
        second.createStatement().execute("still mine");
    }

    @Test
    void P15_aClosedLeaseDoesNotReachTheConnectionOfTheNextBorrower() throws SQLException {
        var first = pool.getConnection();
        first.close();
        pool.getConnection();

        assertThat(first.isClosed()).isTrue();
        assertThatThrownBy(() -> first.createStatement()).hasMessageContaining("it was returned to the pool");
    }

    @Test
    void anUnwrappedConnectionIsResetByAskingTheDriver() throws SQLException {
        try (var connection = pool.getConnection()) {
            var stub = database.last();
            assertThat(connection.isWrapperFor(stub.proxy.getClass())).isTrue();
            var raw = connection.unwrap(stub.proxy.getClass());
            assertThat(raw).isSameAs(stub.proxy);
            raw.setAutoCommit(false);
            raw.createStatement().execute("update accounts");
        }
        assertThat(database.last().log).endsWith("rollback", "AutoCommit=true");
    }

    @Test
    void anAbortedConnectionIsDiscarded() throws SQLException {
        var connection = pool.getConnection();
        connection.abort(Runnable::run);

        assertThat(connection.isClosed()).isTrue();
        assertThat(database.last().log).containsExactly("abort");
        assertThat(pool.status().invalid()).isEqualTo(1);
    }

    @Test
    void theErrorOfAClosedLeaseDoesNotBreakTheConnection() throws SQLException {
        var first = pool.getConnection();
        first.close();
        var second = pool.getConnection();
        assertThatThrownBy(first::commit).isInstanceOf(SQLNonTransientConnectionException.class);
        second.close();

        assertThat(pool.status().invalid()).isZero();
    }
}
