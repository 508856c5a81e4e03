package dev.patterns.examples.soak;

import java.util.Locale;

/** What goes wrong during a soak, one at a time, each for a moment. */
enum SoakFault {
    /** The stock server answers 503. */
    STOCK_FAILS,
    /** It breaks the connection. */
    STOCK_RESETS,
    /** It answers after the client's timeout. */
    STOCK_HANGS,
    /** It answers with a body that is no valid chunk. */
    STOCK_GARBLES,
    /** PostgreSQL ends all sessions of the pool. */
    SESSIONS_TERMINATED,
    /** PostgreSQL cancels what the sessions of the pool do. */
    STATEMENTS_CANCELLED,
    /** New connections can't be opened, and the open ones are ended. */
    CONNECTS_FAIL,
    /** New connections take longer than the pool's timeout, and the open ones are ended. */
    CONNECTS_HANG,
    /** Another session locks the table: statements wait until their timeout. */
    TABLE_LOCKED,
    /** Threads are interrupted during their requests. */
    CLIENTS_INTERRUPTED,
    /** The pool is suspended, resumed, and its connections are replaced. */
    POOL_EVICTED,
    /** Breaker, retry and pool get other settings, and then their first ones again. */
    SETTINGS_CHANGED;

    /** As a report shows it: "stock fails". */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
