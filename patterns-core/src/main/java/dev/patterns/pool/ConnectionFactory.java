package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.pool.ConnectionPoolConfig.ConnectionInitializer;
import dev.patterns.pool.jdbc.CachingConnection;
import dev.patterns.pool.jdbc.ConnectionErrors;
import java.net.PasswordAuthentication;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens physical connections. What it throws besides {@link SQLException} is a failed attempt to connect too. */
@FunctionalInterface
interface ConnectionFactory {

    Connection open() throws SQLException;

    /** Its connections have a statement cache of the size that is set when they are opened. */
    default ConnectionFactory withStatementCache(CurrentSettings settings) {
        return () -> CachingConnection.of(open(), settings.get().statementCacheSize());
    }

    /** Asks a data source, for that user if there is one. */
    static ConnectionFactory of(DataSource dataSource, @Nullable String user, @Nullable String password) {
        return user == null ? dataSource::getConnection : () -> dataSource.getConnection(user, password);
    }

    /** Asks the driver of a URL. The user and the password are put into its properties if there are any. */
    static ConnectionFactory of(String url, Properties properties, @Nullable String user, @Nullable String password) {
        var all = (Properties) properties.clone();
        if (user != null) {
            all.setProperty("user", user);
        }
        if (password != null) {
            all.setProperty("password", password);
        }
        return () -> {
            var connection = DriverManager.getDriver(url).connect(url, all);
            if (connection == null) {
                throw new SQLException(
                        "the driver accepts the URL but returns no connection", ConnectionErrors.CANNOT_CONNECT);
            }
            return connection;
        };
    }

    /** Asks for user and password at each connect. */
    static ConnectionFactory withCredentials(
            Supplier<PasswordAuthentication> credentials, BiFunction<String, String, ConnectionFactory> factory) {
        return () -> {
            var login = credentials.get();
            return factory.apply(login.getUserName(), new String(login.getPassword()))
                    .open();
        };
    }

    /** Prepares each new connection, and closes it if that fails. */
    default ConnectionFactory initializedBy(ConnectionInitializer initializer) {
        return () -> {
            var connection = open();
            try {
                initializer.initialize(connection);
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return connection;
            } catch (Throwable e) {
                closeQuietly(connection);
                throw e;
            }
        };
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (Throwable e) {
            log.debug("Closing a connection failed", e);
        }
    }
}
