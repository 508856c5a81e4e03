package dev.patterns.pool;

import dev.patterns.pool.jdbc.CachingConnection;
import dev.patterns.pool.jdbc.ConnectionErrors;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens physical connections. */
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
}
