package dev.patterns.examples.incident.api.tiers;

import dev.patterns.Time;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The API's connections as found: a new one for each request. If the database refuses, it tries again at an interval
 * until a limit. Nothing is fair here: the request that tries at the right moment gets the connection.
 */
record ConnectionPerRequest(DataSource database, Time time, Duration interval, Duration limit) {

    DataSource dataSource() {
        return new SimpleDataSource(this::connect);
    }

    private Connection connect() throws SQLException {
        long start = time.nanoTime();
        while (true) {
            try {
                return database.getConnection();
            } catch (SQLTransientConnectionException refused) {
                if (time.nanoTime() - start >= limit.toNanos()) {
                    throw refused;
                }
                pause();
            }
        }
    }

    private void pause() throws SQLException {
        long start = time.nanoTime();
        for (long left; (left = interval.toNanos() - (time.nanoTime() - start)) > 0; ) {
            time.parkNanos(this, left);
            if (Thread.currentThread().isInterrupted()) {
                throw new SQLTransientConnectionException("interrupted while waiting to connect again");
            }
        }
    }
}
