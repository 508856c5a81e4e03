package dev.patterns.examples.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A physical statement of any kind, or the metadata, and the result sets that it makes. */
final class ScriptedStatement {

    private final ScriptedConnection connection;
    private final ScriptedDatabase database;
    private final String sql;
    private final Class<?> type;
    private final Object proxy;
    private final AtomicBoolean closed = new AtomicBoolean();

    ScriptedStatement(ScriptedConnection connection, ScriptedDatabase database, String sql, Class<?> type) {
        this.connection = connection;
        this.database = database;
        this.sql = sql;
        this.type = type;
        this.proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> connection.unlessLost(answer(method, arguments)));
    }

    Object proxy() {
        return proxy;
    }

    @SuppressWarnings("ReferenceEquality") // a statement equals itself alone
    private @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable {
        var name = method.getName();
        switch (name) {
            case "toString":
                return type.getSimpleName() + " of " + connection.proxy();
            case "hashCode":
                return System.identityHashCode(proxy);
            case "equals":
                return arguments != null && arguments[0] == proxy;
            case "getConnection":
                return connection.proxy();
            case "isClosed":
                return closed.get() || connection.isClosed();
            case "unwrap":
                return proxy;
            case "isWrapperFor":
                return false;
            case "close":
                close();
                return null;
            default:
                return execute(method, arguments);
        }
    }

    private void close() throws Throwable {
        if (!closed.getAndSet(true)) {
            database.statements(-1);
            connection.call("closeStatement");
        }
    }

    private @Nullable Object execute(Method method, Object @Nullable [] arguments) throws Throwable {
        checkOpen();
        if (method.getName().startsWith("execute")) {
            connection.execute(arguments != null && arguments[0] instanceof String given ? given : sql);
            return method.getReturnType() == ResultSet.class ? results() : nothing(method.getReturnType());
        }
        return method.getReturnType() == ResultSet.class && type == DatabaseMetaData.class
                ? results()
                : nothing(method.getReturnType());
    }

    private void checkOpen() throws SQLException {
        connection.checkOpen();
        if (closed.get()) {
            throw new SQLException("the statement is closed", "HY010");
        }
    }

    @SuppressWarnings("ReferenceEquality") // a result set equals itself alone
    private ResultSet results() {
        var resultsClosed = new AtomicBoolean();
        return (ResultSet) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "toString" -> "results of " + connection.proxy();
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> arguments[0] == self;
                    case "close" -> {
                        resultsClosed.set(true);
                        yield null;
                    }
                    case "isClosed" -> resultsClosed.get() || closed.get() || connection.isClosed();
                    case "getStatement" -> type == DatabaseMetaData.class ? null : proxy;
                    default -> {
                        checkOpen();
                        if (resultsClosed.get()) {
                            throw new SQLException("the result set is closed", "24000");
                        }
                        yield method.getName().equals("next")
                                ? Boolean.TRUE
                                : method.getName().equals("getInt")
                                        ? Integer.valueOf(connection.number())
                                        : nothing(method.getReturnType());
                    }
                });
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class || type == short.class || type == byte.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == int[].class ? new int[0] : type == String.class ? "" : null;
    }
}
