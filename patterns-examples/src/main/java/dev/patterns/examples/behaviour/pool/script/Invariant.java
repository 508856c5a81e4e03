package dev.patterns.examples.behaviour.pool.script;

/** What must hold of a pool in every script. */
public enum Invariant {
    /** Never more connections are open than its settings allow. */
    AT_MOST_SO_MANY_OPEN,
    /** No connection is lent to a borrower while another one holds it. */
    LENT_TO_ONE_BORROWER,
    /** No borrower waits longer than the connection timeout. */
    NO_WAITER_FORGOTTEN,
    /** When all faults are over, each open connection is one that the pool knows, and all places can be lent. */
    NO_PLACE_LOST,
    /** After the pool's close no connection is open, and no call of the driver is under way. */
    NOTHING_LEFT_AFTER_CLOSE
}
