package dev.patterns.examples.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a borrower leaves behind, on a real database. A second connection observes what the first one did. */
class PooledConnectionTest {

    private static final String URL = "jdbc:h2:mem:documented;DB_CLOSE_DELAY=0";

    private final DatabaseConnectionPool pool = new DatabaseConnectionPool(URL, 1, 0);
    private final DataSource dataSource = pool.asDataSource();
    private Connection observer;

    @BeforeEach
    void givenATable() throws SQLException {
        observer = SimpleDataSource.of(URL).getConnection();
        execute(observer, "create table payment(id int)");
    }

    @AfterEach
    void close() throws SQLException {
        pool.close();
        observer.close();
    }

    @Test
    void anUncommittedTransactionIsRolledBack_P12DoesNotOccur() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "insert into payment values (1)");
        }
        assertThat(payments(observer)).isZero();
    }

    @Test
    void afterCloseALeaseThrows() throws SQLException {
        var lease = dataSource.getConnection();
        lease.close();
        var next = dataSource.getConnection();
        lease.close(); // the second close does nothing to the next borrower
        assertThat(pool.engine().checkedout()).isEqualTo(1);
        assertThatThrownBy(lease::createStatement).hasMessage("This Connection is closed");
        assertThat(lease.isClosed()).isTrue();
        next.close();
    }

    @Test
    void P13_P15_aStatementKeptAfterCloseWorksOnTheNextBorrowersConnection() throws SQLException {
        Statement kept;
        try (var first = dataSource.getConnection()) {
            kept = first.createStatement();
        }
        try (var second = dataSource.getConnection()) {
            second.setAutoCommit(false);
            execute(second, "insert into payment values (1)");
            kept.execute("rollback");
            second.commit();
        }
        assertThat(payments(observer)).isZero();
    }

    @Test
    void P13_aStatementReturnsTheRawConnection() throws SQLException {
        try (var lease = dataSource.getConnection();
                var statement = lease.createStatement()) {
            assertThat(statement.getConnection()).isNotSameAs(lease).isNotInstanceOf(PooledConnection.class);
        }
    }

    @Test
    void P14_theNextBorrowerFindsTheSettingsOfTheOneBefore() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        }
        try (var connection = dataSource.getConnection()) {
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int payments(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from payment")) {
            result.next();
            return result.getInt(1);
        }
    }
}
