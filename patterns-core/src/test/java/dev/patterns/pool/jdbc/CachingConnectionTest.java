package dev.patterns.pool.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which statements are kept, and in which state the next user gets them. */
class CachingConnectionTest {

    /** An action on a statement or a connection. */
    private interface Use<T> {
        void of(T it) throws SQLException;
    }

    private final List<String> log = new ArrayList<>();
    private int prepared;
    private String failsOn = "";
    private final Connection connection = CachingConnection.of(driver(), 2);

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
        assertThat(log).doesNotContain("1 close", "2 close");
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
        var large = CachingConnection.of(driver(), 10);
        for (int i = 0; i < 3; i++) {
            for (var option : options().toList()) {
                option.of(large);
            }
        }
        assertThat(prepared).isEqualTo(options().toList().size());
    }

    @Test
    void theStatementNotUsedForLongestIsClosed() throws SQLException {
        prepare("a");
        prepare("b");
        prepare("a");
        prepare("c");
        assertThat(log).contains("2 close").doesNotContain("1 close", "3 close");
    }

    @Test
    void theSameSqlAtTheSameTimeTakesAnotherStatement_whichIsNotKept() throws SQLException {
        var first = connection.prepareStatement("a");
        var second = connection.prepareStatement("a");
        assertThat(second.getFetchSize()).isEqualTo(2);

        first.close();
        second.close();

        assertThat(log).contains("2 close").doesNotContain("1 close");
        assertThat(prepare("a")).isEqualTo(1);
    }

    @Test
    void aClosedStatementCannotReachItsNextUse() throws Exception {
        var closed = connection.prepareStatement("a");
        closed.close();
        var next = connection.prepareStatement("a");
        log.clear();

        closed.close();
        for (var method : PreparedStatement.class.getMethods()) {
            if (!Set.of("close", "isClosed").contains(method.getName()) && !isNew(method, closed)) {
                var thrown = catchThrowable(() -> method.invoke(closed, arguments(method)));
                assertThat(thrown).as("thrown by %s", method).hasRootCauseMessage("this statement is closed");
            }
        }

        assertThat(closed.isClosed()).isTrue();
        assertThat(closed).hasToString("a closed statement");
        assertThat(log).isEmpty();
        assertThat(next.isClosed()).isFalse();
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
                    || target != connection && Set.of("close", "isClosed").contains(method.getName());
            if (!own && !isNew(method, target)) {
                log.clear();
                method.invoke(target, arguments(method));
                assertThat(log).as("calls of %s", method).anyMatch(call -> call.contains(method.getName()));
            }
        }
    }

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
        log.clear();
        statement.close();

        assertThat(log)
                .containsExactly(
                        "results close",
                        "keys close",
                        "1 clearParameters",
                        "1 clearBatch",
                        "1 setFetchSize 1",
                        "1 setQueryTimeout 0",
                        "1 setMaxRows 0",
                        "1 setMaxFieldSize 0",
                        "1 setFetchDirection 0",
                        "1 clearWarnings");
    }

    @Test
    void onlyWhatWasChangedIsReset() throws SQLException {
        connection.prepareStatement("a").close();
        assertThat(log).containsExactly("prepareStatement", "1 clearParameters", "1 clearWarnings");
    }

    @Test
    void resultsThatWereNotAskedForAreClosed() throws SQLException {
        try (var statement = connection.prepareStatement("a")) {
            assertThat(statement.execute()).isTrue();
        }
        assertThat(log).contains("results close");
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
        assertThat(log).contains("1 close");
    }

    @ParameterizedTest
    @MethodSource("failingCalls")
    void aStatementThatThrewIsClosed(String method, Use<PreparedStatement> call) throws SQLException {
        var statement = connection.prepareStatement("a");
        failsOn = method;
        assertThatThrownBy(() -> call.of(statement)).hasMessage(method);
        statement.close();
        assertThat(log).contains("1 close");
    }

    static Stream<Object[]> failingCalls() {
        return Stream.of(
                new Object[] {"executeUpdate", (Use<PreparedStatement>) PreparedStatement::executeUpdate},
                new Object[] {"setInt", (Use<PreparedStatement>) it -> it.setInt(1, 1)});
    }

    @Test
    void aStatementThatCannotBeCleanedIsClosed_andItsCloseThrows() throws SQLException {
        var statement = connection.prepareStatement("a");
        failsOn = "clearParameters";
        assertThatThrownBy(statement::close).hasMessage("clearParameters");
        assertThat(log).contains("1 close");
    }

    @Test
    void aStatementThatTheDriverClosedIsNotKept() throws SQLException {
        var statement = connection.prepareStatement("a");
        log.add("1 close");
        assertThat(statement.isClosed()).isTrue();
        statement.close();
        assertThat(prepare("a")).isEqualTo(2);
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
        assertThat(log).contains("1 close").doesNotContain("2 close");
        used.close();
        assertThat(log).contains("2 close");
    }

    @Test
    void withoutACacheTheConnectionIsTheDriversOwn() {
        var driver = driver();
        assertThat(CachingConnection.of(driver, 0)).isSameAs(driver);
    }

    @Test
    void itUnwrapsToTheDriver() throws SQLException {
        assertThat(connection.isWrapperFor(Driver.class)).isTrue();
        assertThat(connection.unwrap(Driver.class)).isNotSameAs(connection);
        var statement = connection.prepareStatement("a");
        assertThat(statement.isWrapperFor(Driver.class)).isTrue();
        assertThat(statement.unwrap(Driver.class)).isNotSameAs(statement);
    }

    /** A newer JDK adds default methods, which run on the wrapper. */
    private static boolean isNew(Method method, Object target) {
        return method.isDefault()
                && Stream.of(target.getClass().getSuperclass().getDeclaredMethods())
                        .noneMatch(m -> m.getName().equals(method.getName()));
    }

    /** Zero, false, an array of one element or null. */
    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type.isArray()
                        ? Array.newInstance(type.getComponentType(), 1)
                        : Array.get(Array.newInstance(type, 1), 0))
                .toArray();
    }

    /** Marks the objects of the driver. */
    private interface Driver {}

    private Connection driver() {
        return stub(Connection.class, (self, method, args) -> {
            log.add(method.getName());
            return method.getReturnType() == PreparedStatement.class ? statement(++prepared) : nothing(method, self);
        });
    }

    /** A statement whose initial fetch size is its number. */
    private PreparedStatement statement(int number) {
        Map<String, Object> properties = new HashMap<>(Map.of("FetchSize", number));
        return stub(PreparedStatement.class, (self, method, args) -> {
            var name = method.getName();
            if (name.equals(failsOn)) {
                throw new SQLException(failsOn);
            }
            if (name.equals("isClosed")) {
                return log.contains(number + " close");
            }
            boolean property = Set.of("FetchSize", "FetchDirection", "MaxRows", "MaxFieldSize", "QueryTimeout")
                    .contains(name.substring(Math.min(3, name.length())));
            if (property && name.startsWith("get")) {
                log.add(name);
                return properties.getOrDefault(name.substring(3), 0);
            }
            log.add(number + " " + name + (property ? " " + args[0] : ""));
            if (method.getReturnType() == ResultSet.class) {
                var kind = name.equals("getGeneratedKeys") ? "keys" : "results";
                return stub(ResultSet.class, (s, m, a) -> log.add(kind + " " + m.getName()) ? null : null);
            }
            return name.equals("execute") ? true : nothing(method, self);
        });
    }

    private static Object nothing(Method method, Object self) {
        var type = method.getReturnType();
        return switch (method.getName()) {
            case "isWrapperFor" -> true;
            case "unwrap" -> self;
            default -> type == boolean.class ? false : type == int.class ? (Object) 0 : type == long.class ? 0L : null;
        };
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                CachingConnectionTest.class.getClassLoader(),
                new Class<?>[] {type, Driver.class, Runnable.class},
                handler));
    }
}
