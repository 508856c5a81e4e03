package dev.patterns.pool.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.pool.jdbc.RecordingDriver.Use;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which statements are kept. */
class CachingConnectionTest {

    private final RecordingDriver driver = new RecordingDriver();
    private final Connection connection = CachingConnection.of(driver.connection(), 2);

    private int prepare(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            return statement.getFetchSize();
        }
    }

    @Test
    void theSameSqlIsPreparedOnce() throws SQLException {
        assertThat(prepare("a")).isEqualTo(1);
        assertThat(prepare("b")).isEqualTo(2);
        assertThat(prepare("a")).isEqualTo(1);
        assertThat(driver.log).doesNotContain("1 close", "2 close");
    }

    static Stream<Use<Connection>> options() {
        return Stream.of(
                to -> to.prepareStatement("a").close(),
                to -> to.prepareStatement("a", Statement.RETURN_GENERATED_KEYS).close(),
                to -> to.prepareStatement("a", new int[] {1}).close(),
                to -> to.prepareStatement("a", new String[] {"id"}).close(),
                to -> to.prepareStatement("a", ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
                        .close(),
                to -> to.prepareStatement(
                                "a", new int[] {ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY})
                        .close(),
                to -> to.prepareStatement("a", 1003, 1007, ResultSet.HOLD_CURSORS_OVER_COMMIT)
                        .close());
    }

    @Test
    void otherOptionsAreAnotherStatement() throws SQLException {
        var large = CachingConnection.of(driver.connection(), 10);
        for (int i = 0; i < 3; i++) {
            for (var option : options().toList()) {
                option.of(large);
            }
        }
        assertThat(driver.prepared).isEqualTo(options().toList().size());
    }

    @Test
    void theStatementNotUsedForLongestIsClosed() throws SQLException {
        prepare("a");
        prepare("b");
        prepare("a");
        prepare("c");
        assertThat(driver.log).contains("2 close").doesNotContain("1 close", "3 close");
    }

    @Test
    void theSameSqlAtTheSameTimeTakesAnotherStatement_whichIsNotKept() throws SQLException {
        var first = connection.prepareStatement("a");
        var second = connection.prepareStatement("a");
        assertThat(second.getFetchSize()).isEqualTo(2);

        first.close();
        second.close();

        assertThat(driver.log).contains("2 close").doesNotContain("1 close");
        assertThat(prepare("a")).isEqualTo(1);
    }

    static List<Class<?>> interfaces() {
        return List.of(Connection.class, PreparedStatement.class);
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void everyMethodReachesTheDriver(Class<?> type) throws Exception {
        for (var method : type.getMethods()) {
            var target = type == Connection.class ? connection : connection.prepareStatement("a");
            boolean own = Set.of("isWrapperFor", "unwrap").contains(method.getName())
                    || type == PreparedStatement.class
                            && Set.of("close", "isClosed").contains(method.getName());
            if (!own && !RecordingDriver.isNew(method, target)) {
                driver.log.clear();
                method.invoke(target, RecordingDriver.arguments(method));
                assertThat(driver.log).as("calls of %s", method).anyMatch(call -> call.contains(method.getName()));
            }
        }
    }

    static Stream<Use<Connection>> changesOfWhatNamesMean() {
        return Stream.of(
                it -> it.setSchema("tenant_7"),
                it -> it.setCatalog("archive"),
                it -> it.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT));
    }

    @ParameterizedTest
    @MethodSource("changesOfWhatNamesMean")
    void anotherSchemaClosesWhatIsKept_andWhatIsInUseAtItsClose(Use<Connection> change) throws SQLException {
        prepare("kept");
        var used = connection.prepareStatement("used");
        change.of(connection);
        assertThat(driver.log).contains("1 close").doesNotContain("2 close");
        used.close();
        assertThat(driver.log).contains("2 close");
    }

    @Test
    void withoutACacheTheConnectionIsTheDriversOwn() {
        var own = driver.connection();
        assertThat(CachingConnection.of(own, 0)).isSameAs(own);
    }

    @Test
    void itUnwrapsToTheDriver() throws SQLException {
        assertThat(connection.isWrapperFor(RecordingDriver.Marked.class)).isTrue();
        assertThat(connection.unwrap(RecordingDriver.Marked.class)).isNotSameAs(connection);
        var statement = connection.prepareStatement("a");
        assertThat(statement.isWrapperFor(RecordingDriver.Marked.class)).isTrue();
        assertThat(statement.unwrap(RecordingDriver.Marked.class)).isNotSameAs(statement);
    }
}
