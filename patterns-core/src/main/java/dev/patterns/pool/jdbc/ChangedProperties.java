package dev.patterns.pool.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The initial values of properties that were changed. They are reset in the order in which they were first changed. */
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

    private final Map<String, Action> resets = new LinkedHashMap<>();

    /** Reads the property before its first change. */
    <T extends @Nullable Object> void remember(String property, Getter<T> getter, Setter<T> setter)
            throws SQLException {
        if (!resets.containsKey(property)) {
            T initial = getter.get();
            resets.put(property, () -> setter.set(initial));
        }
    }

    void reset() throws SQLException {
        for (var reset : resets.values()) {
            reset.run();
        }
    }
}
