package dev.patterns.pool.jdbc;

import java.sql.PreparedStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection that are open and not in use. One in use is not here: so the same SQL used
 * twice at the same time takes two statements, and the second one to be closed is not kept.
 *
 * <p>Its lock is held for one access to the map, and never while the driver is called.
 */
final class StatementCache {

    /**
     * What a statement was prepared with.
     *
     * @param options the arguments of prepareStatement after the SQL
     */
    record Key(String sql, List<?> options) {}

    /**
     * A statement of the driver.
     *
     * @param clears how often the cache was cleared before it was prepared
     * @param changed kept with it, so that each property is read only once
     */
    record Entry(Key key, PreparedStatement statement, int clears, ChangedProperties changed) {}

    private final int size;
    private final Map<Key, Entry> idle = new LinkedHashMap<>(); // the one that was not used for longest first
    private int clears;

    /** @param size how many it keeps at most */
    StatementCache(int size) {
        this.size = size;
    }

    /** Takes a statement out for a use; null if there is none. */
    synchronized @Nullable Entry take(Key key) {
        return idle.remove(key);
    }

    /** For a statement that was prepared just now. */
    synchronized Entry entry(Key key, PreparedStatement statement) {
        return new Entry(key, statement, clears, new ChangedProperties());
    }

    /** Keeps a statement for its next use. Returns the one to close in exchange, if any. */
    synchronized @Nullable Entry keep(Entry entry) {
        if (entry.clears != clears || idle.putIfAbsent(entry.key, entry) != null) {
            return entry;
        }
        return idle.size() > size ? idle.remove(idle.keySet().iterator().next()) : null;
    }

    /** Returns all for closing. Those in use will not be kept. */
    synchronized List<Entry> clear() {
        var all = List.copyOf(idle.values());
        idle.clear();
        clears++;
        return all;
    }
}
