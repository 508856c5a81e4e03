package dev.patterns.chaos;

import dev.patterns.CheckedSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A statement of a connection with faults: each execution is a call. Its other methods are generated. */
abstract class FaultyStatement<T extends Statement> {

    private final T statement;
    private final FaultyConnection connection;

    FaultyStatement(T statement, FaultyConnection connection) {
        this.statement = statement;
        this.connection = connection;
    }

    T delegate() {
        return statement;
    }

    <R> R ask(CheckedSupplier<R, SQLException> database) throws SQLException {
        return connection.ask(database, statement.getQueryTimeout());
    }

    public Connection getConnection() {
        return connection;
    }

    @Override
    public String toString() {
        return "chaos around " + statement;
    }
}
