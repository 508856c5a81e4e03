package dev.patterns.pool.jdbc;

import dev.patterns.pool.jdbc.StatementCache.Entry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One use of a prepared statement that a {@link CachingConnection} keeps. After close it can't reach the driver's
 * statement, which may be in its next use by then.
 *
 * <p>Close leaves the statement as it was prepared: without parameters, batch and open result sets, and with its
 * initial properties. A statement that threw, or that was changed in a way that can't be reset, is closed instead.
 */
final class CachedStatement extends DelegatingPreparedStatement {

    private final StatementCache cache;
    private @Nullable Entry entry; // null once closed

    private boolean reusable = true;
    private boolean hasBatch;
    private boolean hasChangedProperties;
    private boolean hasUnreadResults; // which the caller has not asked for
    private @Nullable ResultSet results;
    private @Nullable ResultSet generatedKeys;

    CachedStatement(StatementCache cache, Entry entry) {
        this.cache = cache;
        this.entry = entry;
    }

    @Override
    PreparedStatement delegate() throws SQLException {
        var open = entry;
        if (open == null) {
            throw new SQLException("this statement is closed", "HY010");
        }
        return open.statement();
    }

    @Override
    SQLException inspect(SQLException e) {
        reusable = false;
        return e;
    }

    @Override
    public boolean isClosed() throws SQLException {
        var open = entry;
        return open == null || open.statement().isClosed();
    }

    @Override
    public void close() throws SQLException {
        var ended = end();
        if (ended == null) {
            return;
        }
        boolean clean = false;
        try {
            clean = reusable && clean(ended);
        } finally {
            var surplus = clean ? cache.keep(ended) : ended;
            if (surplus != null) {
                surplus.statement().close();
            }
        }
    }

    /** Null for all but the first of those that close it. */
    private synchronized @Nullable Entry end() {
        var ended = entry;
        entry = null;
        return ended;
    }

    /** False if the driver has closed it. */
    private boolean clean(Entry ended) throws SQLException {
        var statement = ended.statement();
        if (statement.isClosed()) {
            return false;
        }
        close(hasUnreadResults ? statement.getResultSet() : results);
        close(generatedKeys);
        statement.clearParameters();
        if (hasBatch) {
            statement.clearBatch();
        }
        if (hasChangedProperties) {
            ended.changed().reset();
        }
        statement.clearWarnings();
        return true;
    }

    private static void close(@Nullable ResultSet results) throws SQLException {
        if (results != null) {
            results.close();
        }
    }

    // What is noted for close

    @Override
    public void addBatch() throws SQLException {
        hasBatch = true;
        super.addBatch();
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        results = super.executeQuery();
        return results;
    }

    @Override
    public boolean execute() throws SQLException {
        hasUnreadResults = super.execute();
        return hasUnreadResults;
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        hasUnreadResults = super.getMoreResults();
        return hasUnreadResults;
    }

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        results = super.getResultSet();
        hasUnreadResults = false;
        return results;
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        generatedKeys = super.getGeneratedKeys();
        return generatedKeys;
    }

    // Properties that are reset

    private void remember(
            String property, ChangedProperties.Getter<Integer> getter, ChangedProperties.Setter<Integer> setter)
            throws SQLException {
        var open = entry;
        if (open != null) {
            open.changed().remember(property, getter, setter);
            hasChangedProperties = true;
        }
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        remember("fetchSize", delegate()::getFetchSize, delegate()::setFetchSize);
        super.setFetchSize(rows);
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        remember("fetchDirection", delegate()::getFetchDirection, delegate()::setFetchDirection);
        super.setFetchDirection(direction);
    }

    @Override
    public void setMaxRows(int rows) throws SQLException {
        remember("maxRows", delegate()::getMaxRows, delegate()::setMaxRows);
        super.setMaxRows(rows);
    }

    @Override
    public void setMaxFieldSize(int bytes) throws SQLException {
        remember("maxFieldSize", delegate()::getMaxFieldSize, delegate()::setMaxFieldSize);
        super.setMaxFieldSize(bytes);
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        remember("queryTimeout", delegate()::getQueryTimeout, delegate()::setQueryTimeout);
        super.setQueryTimeout(seconds);
    }

    // What ends its reuse: it can't be undone, or the caller asks for it

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        reusable &= poolable;
        super.setPoolable(poolable);
    }

    @Override
    public void setCursorName(String name) throws SQLException {
        reusable = false;
        super.setCursorName(name);
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        reusable = false;
        super.setEscapeProcessing(enable);
    }

    @Override
    public void setLargeMaxRows(long rows) throws SQLException {
        reusable = false;
        super.setLargeMaxRows(rows);
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        reusable = false;
        super.closeOnCompletion();
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        reusable = false;
        return super.getMoreResults(current);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        reusable = false;
        var to = delegate();
        return type.isInstance(to) ? type.cast(to) : to.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        var to = delegate();
        return type.isInstance(to) || to.isWrapperFor(type);
    }

    @Override
    public String toString() {
        var open = entry;
        return open == null ? "a closed statement" : open.statement().toString();
    }
}
