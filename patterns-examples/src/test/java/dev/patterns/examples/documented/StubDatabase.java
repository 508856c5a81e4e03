package dev.patterns.examples.documented;

import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.examples.jdbc.StubConnection;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;

/** A database whose connections do nothing. A test sets how long a connect takes, and takes the database down. */
final class StubDatabase {

    private final SimulatedTime time;
    private Duration connectTime = Duration.ZERO;
    private int connects;
    private int open;
    private int generation;
    private boolean down;

    StubDatabase(SimulatedTime time) {
        this.time = time;
    }

    DataSource dataSource() {
        return new SimpleDataSource(this::connect);
    }

    void connectTime(Duration duration) {
        connectTime = duration;
    }

    void down(boolean isDown) {
        down = isDown;
    }

    /** From now on the ping of every connection made so far fails. */
    void restart() {
        generation++;
    }

    int connects() {
        return connects;
    }

    int open() {
        return open;
    }

    private Connection connect() throws SQLException {
        try {
            time.sleep(connectTime);
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        if (down) {
            throw new SQLNonTransientConnectionException("connection refused");
        }
        connects++;
        open++;
        int made = generation;
        return new StubConnection() {
            @Override
            public boolean isValid(int timeout) {
                return made == generation;
            }

            @Override
            public void close() {
                open--;
            }
        };
    }
}
