package dev.patterns.pool.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A {@link LeasedConnection} as its statements, its result sets and its forwarding methods know it. */
abstract class Lease implements Connection {

    /** The physical connection. Throws if this one was closed. */
    abstract Connection delegate() throws SQLException;

    /** Takes note of what the driver threw, and returns what to throw. */
    abstract SQLException inspect(SQLException e);

    /** What the caller gets for a statement of the driver. */
    abstract Statement wrap(Statement statement);

    abstract PreparedStatement wrap(PreparedStatement statement, String sql);

    abstract CallableStatement wrap(CallableStatement statement, String sql);

    /** Takes note of what will be executed now. */
    abstract void beforeExecute(String sql);

    /** Takes note that a call begins for which the database may take long. */
    abstract void callBegins();

    /** Takes note that this call has ended. */
    abstract void callEnds();

    /** Takes note that something begins a transaction, unless autocommit is on. */
    abstract void markInTransaction();

    /** Takes note that the caller asked for an object of the driver, which may change anything. */
    abstract void markUnwrapped();

    /** Adds what has to be closed with this connection. */
    abstract <C extends LeasedChild<?>> C addChild(C child);
}
