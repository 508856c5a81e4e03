package dev.patterns.examples.pages;

import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.examples.jdbc.StubConnection;
import dev.patterns.examples.pages.engine.Band;
import dev.patterns.examples.pages.engine.Band.Tone;
import dev.patterns.examples.pages.engine.Gauge;
import dev.patterns.examples.pages.engine.Play;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database to which connecting takes time. Each connection has a row of the figure, where its state is recorded. */
final class WatchedDatabase {

    /** How long a connect that is refused takes. */
    private static final Duration REFUSAL = Duration.ofMillis(50);

    private final Play play;
    private final Duration connectTime;
    private final List<Band> rows = new ArrayList<>();
    private final boolean[] isTaken;
    private @Nullable Gauge connects;
    private int connectsLately;
    private long downFrom = Long.MAX_VALUE;
    private long downTo = Long.MAX_VALUE;

    /** @param connections how many there are at most at the same time */
    WatchedDatabase(Play play, int connections, Duration connectTime) {
        this.play = play;
        this.connectTime = connectTime;
        this.isTaken = new boolean[connections];
        for (int row = 0; row < connections; row++) {
            rows.add(play.band("connection " + (row + 1)));
        }
    }

    /** Refuses connects between the two times. Connections that were open at the first one are dead from then on. */
    WatchedDatabase down(Duration from, Duration to) {
        downFrom = from.toMillis();
        downTo = to.toMillis();
        return this;
    }

    /** Draws how many connects have begun in the last second, as a gauge. */
    WatchedDatabase showConnects() {
        connects = play.gauge("attempts to connect in the last second");
        connects.set(0);
        return this;
    }

    DataSource source() {
        return new SimpleDataSource(this::connect);
    }

    private Connection connect() throws SQLException {
        int row = takeRow();
        show(row, "opening", Tone.STOPS);
        countConnect();
        if (isDown()) {
            sleep(REFUSAL);
            giveUp(row);
            throw new SQLException("connection refused", "08001");
        }
        sleep(connectTime);
        return new Physical(row);
    }

    private void countConnect() {
        var gauge = connects;
        if (gauge != null) {
            gauge.set(++connectsLately);
            play.time().schedule(() -> gauge.set(--connectsLately), Duration.ofSeconds(1));
        }
    }

    private int takeRow() {
        for (int row = 0; row < isTaken.length; row++) {
            if (!isTaken[row]) {
                isTaken[row] = true;
                return row;
            }
        }
        throw new IllegalStateException("more than " + isTaken.length + " connections");
    }

    private void giveUp(int row) {
        isTaken[row] = false;
        show(row, "closed", Tone.STOPS);
    }

    private boolean isDown() {
        return downFrom <= play.millis() && play.millis() < downTo;
    }

    private void sleep(Duration duration) throws SQLException {
        try {
            play.time().sleep(duration);
        } catch (InterruptedException interrupted) {
            throw new SQLException("interrupted", "08001", interrupted);
        }
    }

    private void show(int row, String state, Tone tone) {
        rows.get(row).set(state, tone);
    }

    /** An open connection to this database. */
    final class Physical extends StubConnection {

        private final int row;
        private final long openedAt = play.millis();
        private boolean isClosed;

        private Physical(int row) {
            this.row = row;
            show(row, "idle", Tone.PASSES);
        }

        int row() {
            return row;
        }

        void lent() {
            show(row, "lent", Tone.TRIES);
        }

        void returned() {
            show(row, "idle", Tone.PASSES);
        }

        private boolean isDead() {
            return openedAt < downFrom && downFrom <= play.millis();
        }

        /** Fails if the database went down since the connect. */
        void requireAlive() throws SQLException {
            if (isDead()) {
                throw new SQLException("the connection is dead", "08006");
            }
        }

        /** A driver closes a connection that it finds dead. */
        @Override
        public boolean isClosed() {
            return isDead() || super.isClosed();
        }

        @Override
        public boolean isValid(int timeout) {
            return !isDead() && super.isValid(timeout);
        }

        @Override
        public void close() throws SQLException {
            super.close();
            if (!isClosed) {
                isClosed = true;
                giveUp(row);
            }
        }
    }

    /** The connection to this database below a pool's lease. */
    static Physical below(Connection lease) throws SQLException {
        return lease instanceof Physical physical ? physical : lease.unwrap(Physical.class);
    }
}
