package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The statements, result sets and metadata of a lease, while it lasts and after it. */
class LeasedStatementsTest {

    private final StubDatabase database = new StubDatabase(new SimulatedTime(1));
    private final ConnectionPool pool =
            database.pool().size(1).maxOverflow(0).prePing(PrePing.never()).build();

    @Test
    void statementsResultSetsAndMetaDataFailAfterClose() throws SQLException {
        var connection = pool.getConnection();
        var statement = connection.prepareStatement("select 1");
        var results = statement.executeQuery();
        var metaData = connection.getMetaData();
        var tables = metaData.getTables(null, null, "%", null);
        connection.close();
        var next = pool.getConnection();
        int asked = database.last().log.size();

        assertThat(database.last().openStatements).isZero();
        assertThat(connection.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertThat(results.isClosed()).isTrue();
        assertThat(tables.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertClosed(connection::createStatement);
        assertClosed(connection::commit);
        assertClosed(() -> connection.setReadOnly(true));
        assertClosed(() -> connection.setClientInfo(new Properties()));
        assertClosed(statement::executeQuery);
        assertClosed(statement::getConnection);
        assertClosed(results::next);
        assertClosed(metaData::getDatabaseProductName);
        assertThatCode(connection::close).doesNotThrowAnyException();
        assertThatCode(statement::close).doesNotThrowAnyException();
        assertThatCode(results::close).doesNotThrowAnyException();
        assertThat(database.last().log).hasSize(asked);
        assertThat(next.isClosed()).isFalse();
    }

    private static void assertClosed(org.assertj.core.api.ThrowableAssert.ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOf(SQLException.class)
                .hasMessage("payments: this connection is closed, it was returned to the pool")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("08003");
    }

    @Test
    void statementsResultSetsAndMetaDataLeadBackToTheLease() throws SQLException {
        var connection = pool.getConnection();
        var statement = connection.prepareStatement("select 1");
        var results = statement.executeQuery();

        assertThat(statement.getConnection()).isSameAs(connection);
        assertThat(results.getStatement()).isSameAs(statement);
        assertThat(connection.createStatement().getConnection()).isSameAs(connection);
        assertThat(connection.prepareCall("call x").getConnection()).isSameAs(connection);
        assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
    }

    @Test
    void aCallableStatementIsLikeOtherStatementsOfALease() throws SQLException {
        var connection = pool.getConnection();
        var call = connection.prepareCall("call x");
        var results = call.executeQuery();

        assertThat(results.getStatement()).isSameAs(call);
        assertThat(call.isWrapperFor(CallableStatement.class)).isTrue();
        assertThat(call.unwrap(CallableStatement.class)).isSameAs(call).isEqualTo(call);
        assertThat(call).hasToString("a statement of stub 0");
        connection.close();
        assertThat(database.last().openStatements).isZero();
        assertThat(call.isClosed()).isTrue();
        assertClosed(call::execute);
        assertClosed(() -> call.getString("a"));
    }

    @Test
    void aClosedStatementIsNotKept() throws SQLException {
        try (var connection = pool.getConnection()) {
            for (int i = 0; i < 10; i++) {
                connection.createStatement().close();
            }
            assertThat(database.last().openStatements).isZero();
        }
    }

    @Test
    void aCursorThatACallReturnsBelongsToTheLease() throws SQLException {
        var connection = pool.getConnection();
        var call = connection.prepareCall("{? = call accounts()}");
        call.execute();
        var cursor = (ResultSet) call.getObject(1);

        assertThat(cursor.getStatement()).isSameAs(call);
        connection.close();
        assertThat(cursor.isClosed()).isTrue();
        assertClosed(cursor::next);
    }

    @Test
    void eachEqualsItselfAlone() throws SQLException {
        try (var connection = pool.getConnection()) {
            for (var one : new Object[] {
                connection,
                connection.createStatement(),
                connection.prepareCall("call x"),
                connection.createStatement().executeQuery("select 1"),
                connection.getMetaData()
            }) {
                assertThat(List.of(one)).contains(one).doesNotContain(connection.getMetaData());
                assertThat(Set.of(one)).contains(one);
            }
        }
    }

    @Test
    void eachUnwrapsToItself_evenIfTheDriversObjectWouldDo() throws SQLException {
        try (var connection = pool.getConnection()) {
            assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
            var metaData = connection.getMetaData();
            assertThat(metaData.isWrapperFor(DatabaseMetaData.class)).isTrue();
            assertThat(metaData.unwrap(DatabaseMetaData.class)).isSameAs(metaData);
        }
    }
}
