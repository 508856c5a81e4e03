package dev.patterns.examples.contenders.pool;

import java.util.function.Supplier;
import javax.sql.DataSource;

/** A contender's open pool: the data source that lends its connections, its figures, and how to close it. */
public final class PoolAdapter implements AutoCloseable {

    /** How many connections are borrowed, how many are idle, and how many callers wait for one. */
    public record Status(int inUse, int idle, int waiting) {}

    private final DataSource dataSource;
    private final Supplier<Status> status;
    private final Runnable close;

    PoolAdapter(DataSource dataSource, Supplier<Status> status, Runnable close) {
        this.dataSource = dataSource;
        this.status = status;
        this.close = close;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public Status status() {
        return status.get();
    }

    @Override
    public void close() {
        close.run();
    }
}
