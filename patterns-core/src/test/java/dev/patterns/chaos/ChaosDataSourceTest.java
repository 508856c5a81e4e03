package dev.patterns.chaos;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChaosDataSourceTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final SimulatedTime time = new SimulatedTime(7);
    private final JdbcDataSource h2 = new JdbcDataSource();
    private Connection keepsTheDatabase;

    @BeforeEach
    void createTable() throws SQLException {
        h2.setURL("jdbc:h2:mem:chaos-" + DATABASES.incrementAndGet());
        keepsTheDatabase = h2.getConnection();
        execute(keepsTheDatabase, "create table item (price int)");
    }

    @AfterEach
    void close() throws SQLException {
        Thread.interrupted();
        time.close();
        keepsTheDatabase.close();
    }

    @Test
    void withoutAFaultItWorksAsTheDriver() throws SQLException {
        try (var connection = source(enabled(it -> it)).getConnection();
                var insert = connection.prepareStatement("insert into item values (?)");
                var call = connection.prepareCall("select count(*) from item")) {
            insert.setInt(1, 42);
            assertThat(insert.executeUpdate()).isEqualTo(1);
            try (var count = call.executeQuery()) {
                assertThat(count.next()).isTrue();
                assertThat(count.getInt(1)).isEqualTo(1);
            }
            assertThat(insert.getConnection()).isSameAs(connection).isEqualTo(connection);
            assertThat(connection.unwrap(JdbcConnection.class)).isNotNull();
            assertThat(connection).hasToString("Chaos[database] around " + connection.unwrap(JdbcConnection.class));
        }
    }

    @Test
    void theDataSourceIsAWrapperForTheDriversOne() throws SQLException {
        var source = source(enabled(it -> it));
        var log = new PrintWriter(new StringWriter());
        source.setLoginTimeout(7);
        source.setLogWriter(log);

        assertThat(h2.getLoginTimeout()).isEqualTo(7);
        assertThat(source.getLoginTimeout()).isEqualTo(7);
        assertThat(h2.getLogWriter()).isSameAs(log);
        assertThat(source.getLogWriter()).isSameAs(log);
        assertThat(source.isWrapperFor(JdbcDataSource.class)).isTrue();
        assertThat(source.isWrapperFor(String.class)).isFalse();
        assertThat(source.unwrap(JdbcDataSource.class)).isSameAs(h2);
        assertThat(source).hasToString("Chaos[database] around " + h2);
    }

    @Test
    void whatTheDriverThrowsIsThrownAsItIs() throws SQLException {
        try (var connection = source(enabled(it -> it)).getConnection()) {
            assertThatThrownBy(() -> execute(connection, "nonsense"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Syntax error");
        }
    }

    @Test
    void anInjectedFailureIsAnSqlExceptionWithTheStateOfALostConnection() {
        assertThatThrownBy(() -> source(enabled(it -> it.failure(1))).getConnection())
                .isInstanceOf(SQLException.class)
                .hasMessage("database: call 0 fails")
                .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("08006"));
    }

    @Test
    void aFailureThatJdbcDoesNotDeclareIsTheCauseOfOneThatItDoes() {
        var reset = new IOException("reset");
        assertThatThrownBy(() ->
                        source(enabled(it -> it.failure(1, () -> reset))).getConnection())
                .isInstanceOf(SQLException.class)
                .hasCause(reset);
    }

    @Test
    void executionsCommitsAndRollbacksFail_andPreparingDoesNot() throws SQLException {
        var chaos = disabled(it -> it.failure(1, () -> new SQLTimeoutException("too slow", "57014")));
        try (var connection = source(chaos).getConnection();
                PreparedStatement statement = connection.prepareStatement("select 1")) {
            chaos.enable();
            assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLTimeoutException.class);
            assertThatThrownBy(statement::executeBatch).isInstanceOf(SQLTimeoutException.class);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLTimeoutException.class);
            assertThatThrownBy(connection::rollback).isInstanceOf(SQLTimeoutException.class);
            connection.prepareStatement("select 2").close();
            chaos.disable();
            statement.executeQuery().close();
        }
    }

    @Test
    void afterALostConnectionEverythingOnItFails_andAnotherOneWorks() throws Exception {
        var chaos = disabled(it -> it.failure(1).during(Duration.ZERO, ofSeconds(1)));
        var source = source(chaos);
        try (var broken = source.getConnection()) {
            chaos.enable();
            assertThatThrownBy(() -> execute(broken, "select 1")).hasMessage("database: call 0 fails");
            time.sleep(ofSeconds(1));

            assertThatThrownBy(() -> execute(broken, "select 1"))
                    .hasMessage("the connection is broken: database: call 0 fails");
            assertThat(broken.isValid(1)).isFalse();
            try (var other = source.getConnection()) {
                execute(other, "select 1");
                assertThat(other.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void aLostAnswerOfACommit_theTransactionIsCommitted() throws SQLException {
        var chaos = disabled(it -> it.lostAnswer(1));
        try (var connection = source(chaos).getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "insert into item values (1)");
            chaos.enable();
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageEndingWith("its answer is lost");
        }
        try (var statement = keepsTheDatabase.createStatement();
                var rows = statement.executeQuery("select * from item")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void aConnectionWhoseAnswerIsLostIsClosed() {
        var opened = new Connection[1];
        var source = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    opened[0] = h2.getConnection();
                    return opened[0];
                });

        assertThatThrownBy(
                        () -> enabled(it -> it.lostAnswer(1)).dataSource(source).getConnection())
                .hasMessageEndingWith("its answer is lost");
        assertThat(opened[0]).matches(it -> {
            try {
                return it.isClosed();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void aHangEndsWhenAnotherThreadAbortsTheConnection() throws SQLException {
        var chaos = disabled(it -> it.hang(1));
        var connection = source(chaos).getConnection();
        chaos.enable();
        time.spawn("reaper", ofSeconds(30), () -> connection.abort(Runnable::run));

        assertThatThrownBy(() -> execute(connection, "select 1"))
                .isInstanceOf(SQLException.class)
                .hasMessage("database: call 0 waited until its connection was closed");
        assertThat(time.elapsed()).isEqualTo(ofSeconds(30));
    }

    @Test
    void aHangEndsAfterTheQueryTimeout_andAPingAfterItsLimit() throws SQLException {
        var chaos = disabled(it -> it.hang(1));
        try (var connection = source(chaos).getConnection();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(4);
            chaos.enable();
            assertThat(connection.isValid(3)).isFalse();
            assertThat(time.elapsed()).isEqualTo(ofSeconds(3));
            chaos.disable();
        }
        try (var connection = source(chaos).getConnection();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(4);
            chaos.enable();
            assertThatThrownBy(() -> statement.execute("select 1")).hasMessage("database: call 1 hung until its limit");
            assertThat(time.elapsed()).isEqualTo(ofSeconds(7));
        }
    }

    @Test
    void closeReachesTheDriver_andThenItIsNotValid() throws SQLException {
        var closed = source(enabled(it -> it)).getConnection();
        var driver = closed.unwrap(JdbcConnection.class);
        assertThat(closed.isValid(0)).isTrue();
        closed.close();
        assertThat(driver.isClosed()).isTrue();
        assertThat(closed.isValid(0)).isFalse();
    }

    @Test
    void aHangEndsWhenItsConnectionIsClosed_andNoOther() throws SQLException {
        var chaos = disabled(it -> it.hang(1));
        var connection = source(chaos).getConnection();
        var another = source(chaos).getConnection();
        chaos.enable();
        time.spawn("another", ofSeconds(10), another::close);
        time.spawn("owner", ofSeconds(30), connection::close);

        assertThatThrownBy(() -> execute(connection, "select 1")).isInstanceOf(SQLException.class);
        assertThat(time.elapsed()).isEqualTo(ofSeconds(30));
    }

    private DataSource source(Chaos chaos) {
        return chaos.dataSource(h2);
    }

    private Chaos enabled(UnaryOperator<ChaosBuilder> settings) {
        return settings.apply(Chaos.builder("database").time(time)).build();
    }

    private Chaos disabled(UnaryOperator<ChaosBuilder> settings) {
        return enabled(it -> settings.apply(it).disabled());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
