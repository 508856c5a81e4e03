package dev.patterns.examples.differential.pool;

import java.util.Optional;

/**
 * What can be seen of one pool after a step.
 *
 * @param outcome "done", "nothing to do", or what the failure means
 * @param isClosed what the borrower's lease says
 * @param session of a lease that was just borrowed
 * @param committedRows in the database
 * @param lostPlaces places that the pool takes to be in use, though their leases are closed
 * @param sharing a connection is lent to two borrowers
 * @param overfull there are more connections than the pool's size, and stay so
 */
record Seen(
        String outcome,
        boolean isClosed,
        Optional<Session> session,
        int committedRows,
        int lostPlaces,
        boolean sharing,
        boolean overfull) {

    /** The settings that a borrower finds. */
    record Session(boolean autoCommit, boolean readOnly, int isolation) {}

    Seen session(Session other) {
        return new Seen(outcome, isClosed, Optional.of(other), committedRows, lostPlaces, sharing, overfull);
    }

    Seen committedRows(int rows) {
        return new Seen(outcome, isClosed, session, rows, lostPlaces, sharing, overfull);
    }

    @Override
    public String toString() {
        return outcome + (isClosed ? ", closed" : "")
                + session.map(it -> ", " + it).orElse("")
                + ", " + committedRows + " rows committed"
                + (lostPlaces > 0 ? ", " + lostPlaces + " places lost" : "")
                + (sharing ? ", a connection is lent twice" : "")
                + (overfull ? ", too many connections" : "");
    }
}
