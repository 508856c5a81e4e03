package dev.patterns.examples.incident.simulated;

import dev.patterns.examples.incident.payment.AttemptStatus;
import dev.patterns.examples.incident.payment.PaymentAttemptTable;
import dev.patterns.examples.incident.simulated.SimulatedDatabase.Row;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC connection to the simulated database, as a dynamic proxy. It supports the methods that the service and the
 * pools call and rejects all others.
 */
final class SimulatedConnection {

    private final SimulatedDatabase database;
    private final Map<String, Row> written = new LinkedHashMap<>();
    private final Connection connection =
            proxy(Connection.class, (method, arguments) -> onConnection(method.getName(), arguments));

    /**
     * The time that pings and statements take. The connection waits for it when the transaction ends: no other thread
     * can see the difference.
     */
    private long unspentNanos;

    private boolean autoCommit = true;
    private boolean closed;

    SimulatedConnection(SimulatedDatabase database) {
        this.database = database;
    }

    Connection connection() {
        return connection;
    }

    private @Nullable Object onConnection(String method, Object[] arguments) throws SQLException {
        if (closed && !method.equals("close") && !method.equals("isClosed")) {
            throw new SQLException("this connection is closed", "08003");
        }
        return switch (method) {
            case "close", "abort" -> {
                written.clear();
                closed = true;
                yield null;
            }
            case "isClosed" -> closed;
            case "prepareStatement" -> statement(PreparedStatement.class, withoutComment((String) arguments[0]));
            case "createStatement" -> statement(Statement.class, "");
            case "isValid" -> {
                unspentNanos += database.statementNanos();
                yield true;
            }
            case "commit" -> {
                commit();
                yield null;
            }
            case "rollback" -> {
                written.clear();
                database.waitFor(unspentNanos);
                unspentNanos = 0;
                yield null;
            }
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> {
                if ((boolean) arguments[0] && !autoCommit) {
                    commit();
                }
                autoCommit = (boolean) arguments[0];
                yield null;
            }
            case "isReadOnly" -> false;
            case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
            case "getNetworkTimeout" -> 0;
            case "getHoldability" -> java.sql.ResultSet.CLOSE_CURSORS_AT_COMMIT;
            case "getCatalog", "getSchema", "getWarnings" -> null;
            case "clearWarnings", "setNetworkTimeout", "setReadOnly" -> null;
            default -> throw new SQLFeatureNotSupportedException("the simulated database has no Connection." + method);
        };
    }

    /** A traced service puts its correlation id in front, in a comment. */
    private static String withoutComment(String sql) {
        return sql.startsWith("/*") ? sql.substring(sql.indexOf("*/") + 2).strip() : sql;
    }

    private void commit() throws SQLException {
        if (!written.isEmpty()) {
            database.commit(written, unspentNanos);
            unspentNanos = 0;
            written.clear();
        }
    }

    private <S extends Statement> S statement(Class<S> type, String prepared) {
        var parameters = new HashMap<Integer, Object>();
        return proxy(type, (method, arguments) -> switch (method.getName()) {
            case "setString", "setInt", "setLong" -> {
                parameters.put((Integer) arguments[0], arguments[1]);
                yield null;
            }
            case "executeUpdate" -> update(prepared, parameters);
            case "execute", "executeQuery" -> {
                database.waitFor(database.statementNanos()); // a pool's validation query
                yield method.getReturnType() == boolean.class ? false : null;
            }
            case "close" -> null;
            case "getConnection" -> connection;
            case "isClosed" -> closed;
            default ->
                throw new SQLFeatureNotSupportedException(
                        "the simulated database has no Statement." + method.getName());
        });
    }

    private int update(String sql, Map<Integer, Object> parameters) throws SQLException {
        unspentNanos += database.statementNanos();
        var key = (String) parameter(parameters, sql.equals(PaymentAttemptTable.INSERT) ? 1 : 2);
        var row = database.row(written, key);
        switch (sql) {
            case PaymentAttemptTable.INSERT -> {
                if (row != null) {
                    throw new SQLException("there is a row for " + key, "23505");
                }
                written.put(key, new Row((Integer) parameter(parameters, 2), AttemptStatus.PENDING));
            }
            case PaymentAttemptTable.UPDATE -> {
                if (row == null) {
                    return 0;
                }
                written.put(key, new Row(row.payment(), AttemptStatus.valueOf((String) parameter(parameters, 1))));
            }
            default -> throw new SQLFeatureNotSupportedException("the simulated database does not support: " + sql);
        }
        if (autoCommit) {
            commit();
        }
        return 1;
    }

    private static Object parameter(Map<Integer, Object> parameters, int index) throws SQLException {
        var value = parameters.get(index);
        if (value == null) {
            throw new SQLException("parameter " + index + " is not set", "07001");
        }
        return value;
    }

    /** Handles a call of the proxy. {@code arguments} is empty for a method without parameters, not null. */
    private interface Handler {
        @Nullable
        Object invoke(Method method, Object[] arguments) throws SQLException;
    }

    /** A proxy that equals only itself, as connections and statements do. */
    @SuppressWarnings("ReferenceEquality")
    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "simulated " + type.getSimpleName();
                    case "unwrap" -> throw new SQLException("nothing is wrapped");
                    case "isWrapperFor" -> false;
                    default -> handler.invoke(method, arguments == null ? new Object[0] : arguments);
                }));
    }
}
