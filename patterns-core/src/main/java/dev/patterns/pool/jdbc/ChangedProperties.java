package dev.patterns.pool.jdbc;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The initial values of properties that were changed. The one changed last is reset first: a value that was read after
 * an earlier change, as that of all client properties together, may include that change.
 */
final class ChangedProperties {

    interface Action {
        void run() throws SQLException;
    }

    interface Getter<T extends @Nullable Object> {
        T get() throws SQLException;
    }

    interface Setter<T extends @Nullable Object> {
        void set(T value) throws SQLException;
    }

    private final Set<String> properties = new HashSet<>();
    private final Deque<Action> resets = new ArrayDeque<>(); // the latest first

    /** Reads the property before its first change. */
    <T extends @Nullable Object> void remember(String property, Getter<T> getter, Setter<T> setter)
            throws SQLException {
        if (!properties.contains(property)) {
            T initial = getter.get();
            resets.push(() -> setter.set(initial));
            properties.add(property);
        }
    }

    void reset() throws SQLException {
        for (var reset : resets) {
            reset.run();
        }
    }
}
