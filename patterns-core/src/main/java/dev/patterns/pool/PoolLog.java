package dev.patterns.pool;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one logger of the package. By name, so that a class that logs does not need to know the pool. */
final class PoolLog {

    static final Logger log = LoggerFactory.getLogger("dev.patterns.pool.ConnectionPool");

    private PoolLog() {}
}
