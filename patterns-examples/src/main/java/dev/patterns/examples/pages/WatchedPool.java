package dev.patterns.examples.pages;

import dev.patterns.examples.pages.WatchedDatabase.Physical;
import dev.patterns.examples.pages.engine.Call;
import dev.patterns.examples.pages.engine.Gauge;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.ConnectionPoolBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool whose borrowed connections and whose waiting requests are recorded; or no pool, for comparison. */
final class WatchedPool {

    private final Play play;
    private final @Nullable ConnectionPool pool;
    private final DataSource source;
    private final @Nullable Gauge waitingGauge;
    private int waiting;
    private int lent;

    private WatchedPool(Play play, @Nullable ConnectionPool pool, DataSource source) {
        this.play = play;
        this.pool = pool;
        this.source = source;
        this.waitingGauge = pool == null ? null : play.gauge("requests that wait for a connection");
        showWaiting();
    }

    static WatchedPool of(Play play, WatchedDatabase database, ConnectionPoolBuilder settings) {
        play.shows(ConnectionPool.class);
        var pool = settings.source(database.source())
                .time(play.time())
                .random(play.time().random())
                .build();
        return new WatchedPool(play, pool, pool);
    }

    /** Each request opens a connection of its own, and closes it. */
    static WatchedPool none(Play play, WatchedDatabase database) {
        return new WatchedPool(play, null, database.source());
    }

    /** A request, there and back: it borrows a connection, works with it, and returns it. */
    Look request(int lane, Work work) throws InterruptedException {
        var call = play.call(lane);
        return call.make(Place.GATE, () -> borrow(call, work));
    }

    /** As above, and does more after the return. */
    Look request(int lane, Work work, Work afterwards) throws InterruptedException {
        var call = play.call(lane);
        return call.make(Place.GATE, () -> {
            var outcome = borrow(call, work);
            if (outcome == Look.ANSWER) {
                call.dot().move(Place.GATE, Look.REQUEST);
                afterwards.run(call);
            }
            return outcome;
        });
    }

    private Look borrow(Call call, Work work) throws InterruptedException {
        long since = play.millis();
        changeWaiting(1);
        try (var lease = source.getConnection()) {
            changeWaiting(-1);
            var connection = WatchedDatabase.below(lease);
            connection.lent();
            lent++;
            requireSameAsStatus();
            try {
                return work(call, connection, work);
            } finally {
                lent--;
                connection.returned();
            }
        } catch (SQLTransientConnectionException noConnection) {
            changeWaiting(-1);
            return play.millis() == since ? Look.REJECTION : Look.TIMEOUT;
        } catch (SQLException refused) {
            changeWaiting(-1);
            return Look.FAILURE;
        }
    }

    private static Look work(Call call, Physical connection, Work work) throws InterruptedException {
        try {
            call.atPattern(Look.REQUEST).move(Place.PATTERN, connection.row());
            work.run(call);
            connection.requireAlive();
            return Look.ANSWER;
        } catch (IOException | SQLException failure) {
            return Look.FAILURE;
        }
    }

    /** A connection may have been handed to a thread that has not resumed yet. */
    private void requireSameAsStatus() {
        if (pool != null && pool.status().checkedOut() < lent) {
            throw new IllegalStateException("the page would show " + lent + " lent, but " + pool.status());
        }
    }

    private void changeWaiting(int difference) {
        waiting += difference;
        showWaiting();
    }

    private void showWaiting() {
        if (waitingGauge != null) {
            waitingGauge.set(waiting);
        }
    }
}
