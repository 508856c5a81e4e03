package dev.patterns.examples.incident.failover;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * The table of attempts. Each method is one transaction. An {@link SQLException} of a method that writes leaves unknown
 * whether it has written.
 */
public interface Attempts {

    /** The attempts at the payment, in the order of their numbers. */
    List<Attempt> of(int payment) throws SQLException;

    /**
     * Records a pending attempt.
     *
     * @param due from when on a reconciler may settle it
     * @return false if the payment has an attempt of that number
     */
    boolean begin(Attempt attempt, long cents, Instant due) throws SQLException;

    /** Changes the state if it is still the attempt's state. Returns whether it was. */
    boolean transition(Attempt attempt, AttemptState to) throws SQLException;

    /** Open attempts that are due, the longest due first. */
    List<Attempt> findOpen(Instant dueBy, int limit) throws SQLException;

    /**
     * Claims an open attempt for one reconciler: it is not due again until then. A claim needs no release. After a
     * crash it ends by itself.
     *
     * @return false if another reconciler has claimed the attempt since it was read
     */
    boolean claim(Attempt attempt, Instant until) throws SQLException;
}
