package dev.patterns.examples.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Stub connections: each new, each answering at once. */
public final class StubDataSource {

    private StubDataSource() {}

    public static DataSource of() {
        return new SimpleDataSource(StubConnection::new);
    }

    /** Connections that are refused while the database is down, and that are dead for good once it was. */
    public static DataSource of(BooleanSupplier down) {
        return new SimpleDataSource(() -> connect(down));
    }

    private static Connection connect(BooleanSupplier down) throws SQLException {
        if (down.getAsBoolean()) {
            throw new SQLException("connection refused", "08001");
        }
        return new StubConnection() {
            private boolean dead;

            @Override
            public boolean isValid(int timeout) {
                dead |= down.getAsBoolean();
                return !dead && super.isValid(timeout);
            }
        };
    }
}
