package dev.patterns.examples.frameworks;

import dev.patterns.pool.ConnectionPool;
import org.springframework.boot.jdbc.metadata.AbstractDataSourcePoolMetadata;

/** The pool's figures for Spring Boot's meters {@code jdbc.connections.*}. */
final class PoolMetadata extends AbstractDataSourcePoolMetadata<ConnectionPool> {

    PoolMetadata(ConnectionPool pool) {
        super(pool);
    }

    @Override
    public Integer getActive() {
        return getDataSource().status().checkedOut();
    }

    @Override
    public Integer getIdle() {
        return getDataSource().status().checkedIn();
    }

    @Override
    public Integer getMax() {
        var config = getDataSource().config();
        return config.size() + config.maxOverflow();
    }

    @Override
    public Integer getMin() {
        return getDataSource().config().minimumIdle();
    }

    @Override
    public String getValidationQuery() {
        return null; // Connection.isValid
    }

    @Override
    public Boolean getDefaultAutoCommit() {
        return null; // the driver's default
    }
}
