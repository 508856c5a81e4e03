package dev.patterns.pool.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patterns.pool.jdbc.RecordingDriver.Use;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In which state a statement that was kept is used again, and which one is not kept. */
class CachedStatementTest {

    private final RecordingDriver driver = new RecordingDriver();
    private final Connection connection = CachingConnection.of(driver.connection(), 2);

    @Test
    void theNextUserGetsItAsItWasPrepared() throws SQLException {
        var statement = connection.prepareStatement("a");
        statement.setString(1, "mine");
        statement.addBatch();
        statement.setFetchSize(100);
        statement.setFetchSize(200);
        statement.setQueryTimeout(5);
        statement.setMaxRows(6);
        statement.setMaxFieldSize(7);
        statement.setFetchDirection(ResultSet.FETCH_REVERSE);
        statement.executeQuery();
        statement.getGeneratedKeys();
        driver.log.clear();
        statement.close();

        assertThat(driver.log)
                .containsExactly(
                        "results close",
                        "keys close",
                        "1 clearParameters",
                        "1 clearBatch",
                        "1 setFetchDirection 0",
                        "1 setMaxFieldSize 0",
                        "1 setMaxRows 0",
                        "1 setQueryTimeout 0",
                        "1 setFetchSize 1",
                        "1 clearWarnings");
    }

    @Test
    void onlyWhatWasChangedIsReset() throws SQLException {
        connection.prepareStatement("a").close();
        assertThat(driver.log).containsExactly("prepareStatement", "1 clearParameters", "1 clearWarnings");
    }

    @Test
    void resultsThatWereNotAskedForAreClosed() throws SQLException {
        try (var statement = connection.prepareStatement("a")) {
            assertThat(statement.execute()).isTrue();
        }
        assertThat(driver.log).contains("results close");
    }

    @Test
    void itsCallerGetsWhatTheDriverReturns() throws SQLException {
        for (boolean hasResults : new boolean[] {true, false}) {
            driver.hasResults = hasResults;
            try (var statement = connection.prepareStatement("a")) {
                assertThat(statement.execute()).isEqualTo(hasResults);
                assertThat(statement.getResultSet()).isNotNull();
                assertThat(statement.getMoreResults()).isEqualTo(hasResults);
                assertThat(statement.getMoreResults(Statement.CLOSE_ALL_RESULTS))
                        .isEqualTo(hasResults);
            }
        }
    }

    static Stream<Use<PreparedStatement>> changesThatCannotBeReset() {
        return Stream.of(
                it -> it.setPoolable(false),
                it -> it.setCursorName("c"),
                it -> it.setEscapeProcessing(false),
                it -> it.setLargeMaxRows(1),
                it -> it.closeOnCompletion(),
                it -> it.getMoreResults(Statement.KEEP_CURRENT_RESULT),
                it -> it.unwrap(Runnable.class));
    }

    @ParameterizedTest
    @MethodSource("changesThatCannotBeReset")
    void aStatementThatCannotBeResetIsClosed(Use<PreparedStatement> change) throws SQLException {
        var statement = connection.prepareStatement("a");
        change.of(statement);
        statement.close();
        assertThat(driver.log).contains("1 close");
    }

    @ParameterizedTest
    @MethodSource("failingCalls")
    void aStatementThatThrewIsClosed(String method, Use<PreparedStatement> call) throws SQLException {
        var statement = connection.prepareStatement("a");
        driver.failsOn = method;
        assertThatThrownBy(() -> call.of(statement)).hasMessage(method);
        statement.close();
        assertThat(driver.log).contains("1 close");
    }

    static Stream<Object[]> failingCalls() {
        return Stream.of(
                new Object[] {"executeUpdate", (Use<PreparedStatement>) PreparedStatement::executeUpdate},
                new Object[] {"setInt", (Use<PreparedStatement>) it -> it.setInt(1, 1)});
    }

    @Test
    void aStatementThatCannotBeCleanedIsClosed_andItsCloseThrows() throws SQLException {
        var statement = connection.prepareStatement("a");
        driver.failsOn = "clearParameters";
        assertThatThrownBy(statement::close).hasMessage("clearParameters");
        assertThat(driver.log).contains("1 close");
    }

    @Test
    void aStatementThatTheDriverClosedIsNotKept() throws SQLException {
        var statement = connection.prepareStatement("a");
        driver.log.add("1 close");
        assertThat(statement.isClosed()).isTrue();
        statement.close();
        connection.prepareStatement("a");
        assertThat(driver.prepared).isEqualTo(2);
    }

    @Test
    void aClosedStatementCannotReachItsNextUse() throws Exception {
        var closed = connection.prepareStatement("a");
        closed.close();
        var next = connection.prepareStatement("a");
        driver.log.clear();

        closed.close();
        for (var method : PreparedStatement.class.getMethods()) {
            if (!Set.of("close", "isClosed").contains(method.getName()) && !RecordingDriver.isNew(method, closed)) {
                var thrown = catchThrowable(() -> method.invoke(closed, RecordingDriver.arguments(method)));
                assertThat(thrown).as("thrown by %s", method).hasRootCauseMessage("this statement is closed");
            }
        }

        assertThat(closed.isClosed()).isTrue();
        assertThat(closed).hasToString("a closed statement");
        assertThat(driver.log).isEmpty();
        assertThat(next.isClosed()).isFalse();
    }
}
