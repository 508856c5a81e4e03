package dev.patterns.examples.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A physical connection of a {@link ScriptedDatabase}. */
final class ScriptedConnection {

    private final ScriptedDatabase database;
    private final int number;
    private final Connection proxy;
    private final Map<String, Object> settings = new ConcurrentHashMap<>();
    private final Properties clientInfo = new Properties();
    private volatile @Nullable SQLWarning warning;
    private final AtomicInteger uncommittedRows = new AtomicInteger();
    private volatile boolean lost;
    private volatile boolean closed;
    private volatile boolean losesAnswer;
    private final long openedAt;
    private final Duration connectTook;
    private volatile long endBeganAt = PhysicalLife.NEVER;

    ScriptedConnection(ScriptedDatabase database, int number, boolean autoCommit, long openedAt, Duration connectTook) {
        this.database = database;
        this.number = number;
        this.openedAt = openedAt;
        this.connectTook = connectTook;
        this.proxy = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class, NumberedConnection.class},
                (self, method, arguments) -> unlessLost(answer(method, arguments == null ? new Object[0] : arguments)));
        settings.put("AutoCommit", autoCommit);
        settings.put("ReadOnly", false);
        settings.put("Catalog", "main");
        settings.put("Schema", "public");
        settings.put("TransactionIsolation", Connection.TRANSACTION_READ_COMMITTED);
        settings.put("Holdability", ResultSet.HOLD_CURSORS_OVER_COMMIT);
        settings.put("NetworkTimeout", 0);
        settings.put("TypeMap", Map.of());
    }

    Connection proxy() {
        return proxy;
    }

    int number() {
        return number;
    }

    boolean isClosed() {
        return closed;
    }

    /** The server has ended it, and the driver doesn't know yet. */
    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    /** The answer of the call that is under way will not arrive. */
    void loseAnswer() {
        losesAnswer = true;
    }

    static SQLException lostAnswer() {
        return new SQLException("the answer was lost", "08006");
    }

    @Nullable
    Object unlessLost(@Nullable Object answer) throws SQLException {
        if (losesAnswer) {
            losesAnswer = false;
            throw lostAnswer();
        }
        return answer;
    }

    PhysicalLife life() {
        return new PhysicalLife(number, openedAt, connectTook, endBeganAt);
    }

    @SuppressWarnings("ReferenceEquality") // a connection equals itself alone
    private @Nullable Object answer(Method method, @Nullable Object[] arguments) throws Throwable {
        var name = method.getName();
        switch (name) {
            case "toString":
                return "connection " + number;
            case "hashCode":
                return number;
            case "equals":
                return arguments[0] == proxy;
            case "number":
                return number;
            case "isClosed":
                uncounted(name);
                return closed;
            case "unwrap":
                return proxy;
            case "isWrapperFor":
                return arguments[0] instanceof Class<?> type && type.isInstance(proxy);
            case "isValid":
                return isValid((int) argument(arguments));
            case "close":
            case "abort":
                endBegins();
                call(name);
                close();
                return null;
            case "getAutoCommit":
            case "createStatement":
                checkOpen();
                uncounted(name);
                return answerOpen(method, arguments);
            default:
                checkOpen();
                return answerOpen(method, arguments);
        }
    }

    private @Nullable Object answerOpen(Method method, @Nullable Object[] arguments) throws Throwable {
        var name = method.getName();
        switch (name) {
            case "createStatement":
                return statement(Statement.class, "");
            case "prepareStatement":
                return statement(PreparedStatement.class, (String) argument(arguments));
            case "prepareCall":
                return statement(CallableStatement.class, (String) argument(arguments));
            case "getMetaData":
                return new ScriptedStatement(this, database, "", DatabaseMetaData.class).proxy();
            case "commit":
            case "rollback":
                if (call(name)) {
                    endTransaction(name.equals("commit"));
                }
                return null;
            case "getWarnings":
                return warning;
            case "clearWarnings":
                if (call(name)) {
                    warning = null;
                }
                return null;
            case "setClientInfo":
                if (call(name)) {
                    setClientInfo(arguments);
                }
                return null;
            case "getClientInfo":
                return arguments.length == 0 ? clientInfo.clone() : clientInfo.getProperty((String) arguments[0]);
            case "setSavepoint":
                call(name);
                return Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Savepoint.class}, (self, m, a) -> null);
            default:
                return setOrGet(name, arguments);
        }
    }

    private @Nullable Object setOrGet(String name, @Nullable Object[] arguments) throws Throwable {
        if (name.startsWith("set") && call(name)) {
            var value = arguments[arguments.length - 1]; // a network timeout's first argument is an executor
            if (name.equals("setAutoCommit") && Boolean.TRUE.equals(value)) {
                endTransaction(true); // JDBC: changing it commits
            }
            settings.put(name.substring(3), value == null ? "" : value);
        } else if (name.startsWith("get") || name.startsWith("is")) {
            return settings.get(name.substring(name.startsWith("is") ? 2 : 3));
        }
        return null;
    }

    private boolean isValid(int seconds) throws Throwable {
        long network = networkTimeout();
        long limit = seconds == 0 || network != 0 && network < seconds * 1000L ? network : seconds * 1000L;
        return database.call(new ScriptedCall("isValid", this, limit)) && !lost && !closed;
    }

    private Object statement(Class<? extends Statement> type, String sql) {
        database.statements(1);
        return new ScriptedStatement(this, database, sql, type).proxy();
    }

    private void setClientInfo(@Nullable Object[] arguments) {
        if (arguments.length == 1) {
            clientInfo.clear();
            clientInfo.putAll((Properties) argument(arguments));
        } else if (arguments[1] == null) {
            clientInfo.remove(arguments[0]);
        } else {
            clientInfo.put(arguments[0], arguments[1]);
        }
    }

    private static Object argument(@Nullable Object[] arguments) {
        return Objects.requireNonNull(arguments[0]);
    }

    /** A statement is executed on it. */
    void execute(String sql) throws Throwable {
        if (call("execute") && sql.startsWith("insert")) {
            uncommittedRows.incrementAndGet();
            if (Boolean.TRUE.equals(settings.get("AutoCommit"))) {
                endTransaction(true);
            }
        }
        if (sql.startsWith("warn")) {
            warning = new SQLWarning("be careful");
        }
    }

    /** False if the call is to have no effect. */
    boolean call(String name) throws Throwable {
        return database.call(new ScriptedCall(name, this, networkTimeout()));
    }

    /** A call that asks no server. Makes no garbage without a script: allocation is measured. */
    private void uncounted(String name) throws Throwable {
        if (database.hasScripts()) {
            database.consult(new ScriptedCall(name, this, networkTimeout()));
        }
    }

    private long networkTimeout() {
        return settings.get("NetworkTimeout") instanceof Integer millis ? millis : 0;
    }

    private void endTransaction(boolean commit) {
        int rows = uncommittedRows.getAndSet(0);
        database.committed(commit ? rows : 0);
    }

    void checkOpen() throws SQLException {
        if (closed) {
            throw new SQLException("connection " + number + " is closed", "08003");
        }
        if (lost) {
            close(); // the driver notices
            throw new SQLException("terminating connection due to administrator command", "57P01");
        }
    }

    /** Fails if the server has ended it and the call needs the server. */
    void checkOpenFor(ScriptedCall call) throws SQLException {
        if (call.needsTheServer()) {
            checkOpen();
        }
    }

    private synchronized void endBegins() {
        endBeganAt = Math.min(endBeganAt, database.now());
    }

    private void close() {
        endBegins();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            uncommittedRows.set(0);
        }
        database.closed();
    }
}
