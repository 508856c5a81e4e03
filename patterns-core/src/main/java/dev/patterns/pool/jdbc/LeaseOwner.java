package dev.patterns.pool.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a {@link LeasedConnection} needs from the pool: the physical connection and a way to return it.
 *
 * <p>An owner lends its connection many times. Each lease has a version, and a lease is current while the owner is
 * still at that version. Methods that take a version do nothing if it is outdated, so a lease that is over can't touch
 * the next one.
 */
public interface LeaseOwner {

    /** What {@link #beginReturn} returns if the version was outdated. */
    long OUTDATED = 0;

    /** The pool's name, for messages. */
    String poolName();

    /** The physical connection. */
    Connection connection();

    /** The autocommit mode in which the driver opened the connection. */
    boolean initialAutoCommit();

    /** Whether the lease of that version is not over. */
    boolean isCurrent(long version);

    /** Why the lease of that version is over, for a message: "it was returned to the pool". */
    String whyOver(long version);

    /**
     * Ends the lease, but keeps the connection away from other borrowers until {@link #release} is called.
     *
     * @return the version to release, or {@link #OUTDATED}
     */
    long beginReturn(long version);

    /** Returns the connection to the pool, which closes it if it is marked as broken. */
    void release(long version);

    /** Whether the failure means that the connection can't be used any more. */
    boolean isFatal(SQLException failure);

    /** Marks the connection as broken: it will not be lent again. */
    void markBroken(long version);

    /**
     * Marks the connection as broken because the database node is read-only now. No connection to that node will be
     * lent again: they all answer a ping, so a ping can't tell.
     */
    void markReadOnlyNode(long version);

    /** Whether the connection is marked as broken. */
    boolean isBroken();

    /** Logs that the connection could not be reset and marks it as broken. */
    void resetFailed(long version, Throwable failure);

    /** Publishes the SQL that is about to be executed, so that the pool can say what its connections are used for. */
    void publishSql(String sql);

    /** Publishes that the borrower waits for the database from now on. */
    void callBegins(long version);

    /** Publishes that the borrower does something else again. */
    void callEnds(long version);
}
