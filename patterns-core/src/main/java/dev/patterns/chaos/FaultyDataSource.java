package dev.patterns.chaos;

import static dev.patterns.chaos.JdbcProxies.callOn;
import static dev.patterns.chaos.JdbcProxies.pass;
import static dev.patterns.chaos.JdbcProxies.proxy;
import static dev.patterns.chaos.JdbcProxies.sqlException;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose connections have faults. */
final class FaultyDataSource implements InvocationHandler {

    private final Chaos chaos;
    private final DataSource source;

    private FaultyDataSource(Chaos chaos, DataSource source) {
        this.chaos = chaos;
        this.source = source;
    }

    static DataSource of(Chaos chaos, DataSource source) {
        return proxy(DataSource.class, new FaultyDataSource(chaos, source));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return method.getName().equals("getConnection")
                ? connect(method, arguments)
                : pass(proxy, source, method, arguments);
    }

    private Connection connect(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        var opened = new AtomicReference<@Nullable Connection>();
        try {
            Connection connection = chaos.<Connection, Exception>call(CallSite.POLICY, () -> {
                var connected = (Connection) callOn(source, method, arguments);
                opened.set(connected);
                return connected;
            });
            return FaultyConnection.of(chaos, connection);
        } catch (Exception failure) {
            closeLost(opened.get(), failure);
            throw sqlException(failure);
        }
    }

    /** A connection that was opened, and whose caller never gets it, must not stay open. */
    private static void closeLost(@Nullable Connection connection, Exception failure) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
