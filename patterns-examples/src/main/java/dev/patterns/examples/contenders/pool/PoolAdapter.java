package dev.patterns.examples.contenders.pool;

import dev.patterns.examples.contenders.NotOfferedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * A contender's open pool: the data source that lends its connections, its figures, and how to close it. A figure
 * that a contender doesn't have is not overridden.
 */
public interface PoolAdapter extends AutoCloseable {

    /** How many connections are borrowed, how many are idle, and how many callers wait for one. */
    record Status(int inUse, int idle, int waiting) {}

    DataSource dataSource();

    Status status();

    /** Registers its own meters with Micrometer, if it has any. */
    default void bindTo(MeterRegistry registry) {}

    /** How many connections were found to be unusable so far. */
    default long invalid() {
        throw new NotOfferedException("no figure for unusable connections");
    }

    /** How many borrowers have waited in vain so far. */
    default long timedOut() {
        throw new NotOfferedException("no figure for waits that timed out");
    }

    /** The longest wait so far. */
    default Duration longestWait() {
        throw new NotOfferedException("no figure for the longest wait");
    }

    /** For how long the longest holder has held its connection by now. */
    default Duration longestHold() {
        throw new NotOfferedException("no figure for connections that are still held");
    }

    /** What it reported about connections that are held for too long; see {@link PoolSettings#leakThreshold}. */
    default List<String> leakReports() {
        throw new NotOfferedException("no report of connections that are held for too long");
    }

    /** What it answers to a health check. */
    default boolean isHealthy() throws SQLException {
        throw new NotOfferedException("no health check");
    }

    /** Lends nothing until {@link #resume}. */
    default void suspend() {
        throw new NotOfferedException("no suspension");
    }

    default void resume() {
        throw new NotOfferedException("no suspension");
    }

    @Override
    void close();
}
