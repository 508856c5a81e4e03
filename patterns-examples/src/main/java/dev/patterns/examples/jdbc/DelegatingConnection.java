package dev.patterns.examples.jdbc;

import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** The part of {@link ForwardingConnection} that is not generated. */
abstract class DelegatingConnection implements Connection {

    /** The connection behind this one. Throws if there is none. */
    protected abstract Connection delegate() throws SQLException;

    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        clientInfoDelegate().setClientInfo(name, value);
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        clientInfoDelegate().setClientInfo(properties);
    }

    private Connection clientInfoDelegate() throws SQLClientInfoException {
        try {
            return delegate();
        } catch (SQLException e) {
            throw new SQLClientInfoException(e.getMessage(), Map.of(), e);
        }
    }
}
