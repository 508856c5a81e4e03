package dev.patterns.pool;

import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * A hundred pools with four threads each, and the one database of all of them, which is away from the first to the
 * seventh second. It counts the connects in each tenth of a second.
 */
final class Fleet {

    static final int POOLS = 100;
    static final Duration AWAY = Duration.ofSeconds(1);
    static final Duration BACK = Duration.ofSeconds(7);
    static final Duration END = Duration.ofSeconds(9);

    private static final int THREADS = 4;
    private static final int WINDOW_MILLIS = 100;
    private static final int WINDOWS = 200;

    final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);
    private final int[] begun = new int[WINDOWS]; // connects, in each tenth of a second
    private final int[] opened = new int[WINDOWS];
    private final List<Duration> firstSuccesses = new ArrayList<>(); // of each pool, after the outage

    /** Lends a connection. */
    @FunctionalInterface
    interface Pool {
        Connection getConnection() throws SQLException;
    }

    Fleet() {
        database.connectTakes = Duration.ofMillis(50);
    }

    Connection connect() throws SQLException {
        begun[window(time.elapsed())]++;
        var connection = database.dataSource().getConnection();
        opened[window(time.elapsed())]++;
        return connection;
    }

    private static int window(Duration at) {
        return (int) (at.toMillis() / WINDOW_MILLIS);
    }

    ConnectionPool pool(int seed) {
        var source = StubDatabase.proxy(DataSource.class, (self, method, args) -> connect());
        return database.pool()
                .source(source)
                .size(THREADS)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(1))
                .random(new SplittableRandom(seed))
                .build();
    }

    /** Adds a service that uses this pool. */
    void add(Pool pool) {
        var served = new boolean[1];
        for (int i = 0; i < THREADS; i++) {
            time.spawn("borrower", () -> {
                while (time.elapsed().compareTo(END) < 0) {
                    if (work(pool) && time.elapsed().compareTo(BACK) > 0 && !served[0]) {
                        served[0] = true;
                        firstSuccesses.add(time.elapsed().minus(BACK));
                    }
                    time.sleep(Duration.ofMillis(20 + time.random().nextInt(100)));
                }
            });
        }
    }

    private boolean work(Pool pool) throws InterruptedException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            time.sleep(Duration.ofMillis(20));
            statement.execute("work");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    void run() throws InterruptedException {
        time.sleep(AWAY);
        database.refuses = true;
        database.dropAll();
        time.sleep(BACK.minus(AWAY));
        database.refuses = false;
        time.run();
    }

    /** The number of connects that began during the outage. */
    int begun() {
        return during(AWAY, BACK, begun).sum();
    }

    /** The number of connects that began in the busiest tenth of a second of the outage. */
    int mostBegun() {
        return during(AWAY, BACK, begun).max().orElseThrow();
    }

    /** The number of connections that were opened in the busiest tenth of a second after the outage. */
    int mostOpened() {
        return during(BACK, END, opened).max().orElseThrow();
    }

    private static IntStream during(Duration from, Duration to, int[] counts) {
        return Arrays.stream(counts, window(from), window(to));
    }

    /** How long after the outage the last of all pools did its first work. */
    Duration lastFirstSuccess() {
        return firstSuccesses.stream().max(Duration::compareTo).orElseThrow();
    }

    int poolsThatWorkAgain() {
        return firstSuccesses.size();
    }
}
