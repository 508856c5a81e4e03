package dev.patterns.chaos;

import static dev.patterns.chaos.JdbcProxies.pass;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement of a connection with faults: each execution is a call. */
final class FaultyStatement implements InvocationHandler {

    private final Statement statement;
    private final Connection proxyOfConnection;
    private final FaultyConnection connection;

    private FaultyStatement(Statement statement, Connection proxyOfConnection, FaultyConnection connection) {
        this.statement = statement;
        this.proxyOfConnection = proxyOfConnection;
        this.connection = connection;
    }

    /** @param type the statement's interface */
    static Object of(Statement statement, Class<?> type, Connection proxyOfConnection, FaultyConnection connection) {
        return JdbcProxies.proxy(type, new FaultyStatement(statement, proxyOfConnection, connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().startsWith("execute")) {
            var limit = FaultyConnection.secondsOrNone(statement.getQueryTimeout());
            return connection.askDatabase(statement, method, arguments, limit);
        }
        return method.getName().equals("getConnection") ? proxyOfConnection : pass(proxy, statement, method, arguments);
    }
}
