package dev.patterns.pool;

/** The settings that are in force. {@link ConnectionPool#reconfigure} replaces all of them in one step. */
final class CurrentSettings {

    private volatile ConnectionPoolSettings current;

    CurrentSettings(ConnectionPoolSettings initial) {
        this.current = initial;
    }

    ConnectionPoolSettings get() {
        return current;
    }

    void replace(ConnectionPoolSettings next) {
        current = next;
    }
}
