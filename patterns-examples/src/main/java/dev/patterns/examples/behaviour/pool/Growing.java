package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Growing: more connections are asked for than there are, for a moment.
 *
 * <pre>
 *   requests   ▁▁▁▁█▁▁▁▁▁▁▁▁▁▁▁▁    50 at once, 2 ms each
 *   opened     ▁▁▁▁▅▅▅▅▅▅▅▅▅▅▅▅▅    45 more, ready when the requests have long been served
 * </pre>
 */
final class Growing {

    private Growing() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P23", Growing::aSpike)
                        .title("A spike of short requests is served by the connections there are")
                        .expected("50 requests on 5 idle connections open at most 10 more")
                        .source("HikariCP's wiki, \"Welcome to the Jungle\"; DBCP2 and Vibur end with 45 more")
                        .second(Duration.ofSeconds(1))
                        .build(),
                Case.builder("P33", Growing::overflowIsClosed)
                        .title("Connections beyond the size are closed when the load is over")
                        .expected("100 s after three were in use, one is open")
                        .source("SQLAlchemy's max_overflow; max_connections is shared by all instances")
                        .remedy(PoolRemedy.CLOSE_SURPLUS)
                        .build(),
                Case.builder("P34", Growing::neverMore)
                        .title("Fifty threads never have more connections open than size and overflow")
                        .expected("At most five, and all 500 requests are served")
                        .source("A check of the number and then an act on it, with no lock around both")
                        .build());
    }

    /** Each connect costs the database a process, and what is open after the spike is open for ten minutes. */
    private static Observation aSpike(PoolTrial trial) throws SQLException {
        var pool = trial.open(5, 45, settings -> settings);
        trial.fill(pool, 5);
        trial.database().on("connect").takes(trial.seconds(1.5));
        var done = new AtomicInteger();
        for (int i = 1; i <= 50; i++) {
            trial.inBackground("request " + i, () -> {
                try (var lease = pool.dataSource().getConnection()) {
                    trial.pause(0.04);
                    done.addAndGet(lease.isClosed() ? 0 : 1);
                }
            });
        }
        trial.until(() -> done.get() == 50, 20);
        trial.advance(1.6);
        int most = trial.database().mostOpen();
        trial.say("%d requests are served with %d connections", done.get(), most);
        return Observation.of(
                done.get() == 50 && most <= 15, "%s connections at most", most <= 15 ? "up to 15" : "more than 15");
    }

    private static Observation overflowIsClosed(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 2, settings -> settings);
        var leases = new ArrayList<Connection>();
        for (int i = 0; i < 3; i++) {
            leases.add(pool.dataSource().getConnection());
        }
        for (var lease : leases) {
            lease.close();
        }
        trial.until(() -> trial.database().open() == 1, 100);
        int open = trial.database().open();
        trial.say("three are used and closed: %d are open", open);
        return Observation.of(open == 1, "%d open", open);
    }

    private static Observation neverMore(PoolTrial trial) {
        var pool = trial.open(3, 2, settings -> settings);
        var served = new AtomicInteger();
        for (int i = 1; i <= 50; i++) {
            trial.inBackground("thread " + i, () -> {
                for (int j = 0; j < 10; j++) {
                    try (var lease = pool.dataSource().getConnection()) {
                        trial.pause(0.05);
                        served.addAndGet(lease.isClosed() ? 0 : 1);
                    }
                }
            });
        }
        trial.until(() -> served.get() == 500, 1_000);
        int most = trial.database().mostOpen();
        trial.say("%d requests are served with at most %d connections", served.get(), most);
        return Observation.of(
                served.get() == 500 && most <= 5,
                "%s, %s",
                most <= 5 ? "at most 5 open" : "more than 5 open",
                served.get() == 500 ? "all served" : "not all served");
    }
}
