package dev.patterns.chaos;

import static dev.patterns.chaos.JdbcProxies.callOn;
import static dev.patterns.chaos.JdbcProxies.pass;
import static dev.patterns.chaos.JdbcProxies.sqlException;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The faults of one connection. After a failure with a state 08… it is broken, as after the end of a real one. */
final class FaultyConnection implements InvocationHandler {

    private final Chaos chaos;
    private final Connection connection;
    private volatile @Nullable SQLException brokenBy;

    private FaultyConnection(Chaos chaos, Connection connection) {
        this.chaos = chaos;
        this.connection = connection;
    }

    static Connection of(Chaos chaos, Connection connection) {
        return JdbcProxies.proxy(Connection.class, new FaultyConnection(chaos, connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "commit", "rollback" -> {
                return askDatabase(connection, method, arguments, null);
            }
            case "isValid" -> {
                return isValid(method, arguments);
            }
            case "abort", "close" -> chaos.closed(this);
            default -> {}
        }
        var result = pass(proxy, connection, method, arguments);
        return result instanceof Statement statement
                ? FaultyStatement.of(statement, method.getReturnType(), (Connection) proxy, this)
                : result;
    }

    private boolean isValid(Method method, @Nullable Object @Nullable [] arguments) throws Exception {
        int seconds = arguments != null && arguments[0] instanceof Integer given ? given : 0;
        try {
            return Boolean.TRUE.equals(askDatabase(connection, method, arguments, secondsOrNone(seconds)));
        } catch (SQLException failure) {
            if (seconds < 0) {
                throw failure;
            }
            return false;
        }
    }

    /** A call that waits for the database. */
    @Nullable
    Object askDatabase(Object target, Method method, @Nullable Object @Nullable [] arguments, @Nullable Duration limit)
            throws Exception {
        if (brokenBy != null && chaos.isEnabled()) {
            throw new SQLException("the connection is broken: " + brokenBy.getMessage(), "08006", brokenBy);
        }
        var site = new CallSite(this, limit);
        try {
            return chaos.<@Nullable Object, Exception>call(site, () -> callOn(target, method, arguments));
        } catch (Exception failure) {
            throw broken(sqlException(failure));
        }
    }

    private Exception broken(Exception failure) {
        if (failure instanceof SQLException e
                && e.getSQLState() != null
                && e.getSQLState().startsWith("08")) {
            brokenBy = e;
        }
        return failure;
    }

    /** JDBC's 0 means that there is no limit. */
    static @Nullable Duration secondsOrNone(int seconds) {
        return seconds > 0 ? Duration.ofSeconds(seconds) : null;
    }
}
