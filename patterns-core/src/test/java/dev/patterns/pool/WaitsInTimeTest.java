package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Whatever the database does, and whatever settings the pool has: each borrower has its connection or its exception in
 * time, an interrupted one at once, and in the end no connection is lost.
 */
@Tag("slow")
class WaitsInTimeTest {

    private static final int RUNS = 10;
    private static final Duration TIMEOUT = Duration.ofMillis(800);

    @BeforeAll
    static void silenceTheLog() {
        ((Logger) LoggerFactory.getLogger(ConnectionPool.class)).setLevel(Level.OFF);
    }

    @AfterAll
    static void restoreTheLog() {
        ((Logger) LoggerFactory.getLogger(ConnectionPool.class)).setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void eachWaitEndsInTimeAndNoConnectionIsLost(int group) throws Exception {
        for (int i = 0; i < RUNS; i++) {
            try (var run = new Run(group * RUNS + i)) {
                run.start();
            }
        }
    }

    /** Sixty seconds of random faults. */
    private static final class Run implements AutoCloseable {
        final long seed;
        final SimulatedTime time;
        final StubDatabase database;
        final SplittableRandom random;
        final ConnectionPool pool;
        final List<Thread> waiting = new ArrayList<>();
        Duration interruptedAt = Duration.ZERO;

        Run(long seed) {
            this.seed = seed;
            this.time = new SimulatedTime(seed);
            this.database = new StubDatabase(time);
            this.random = new SplittableRandom(seed);
            var builder = database.pool()
                    .size(1 + random.nextInt(4))
                    .maxOverflow(random.nextInt(3))
                    .connectionTimeout(TIMEOUT)
                    .createTimeout(Duration.ofSeconds(2))
                    .recycle(Duration.ofSeconds(5 + random.nextInt(60)));
            var pings = List.of(PrePing.always(), PrePing.never(), PrePing.afterIdle(Duration.ofMillis(200)));
            builder.prePing(pings.get(random.nextInt(3)));
            if (random.nextInt(3) == 0) {
                builder.firstComeFirstServed();
            }
            if (random.nextInt(3) == 0) {
                builder.maxWaiters(random.nextInt(4));
            }
            if (random.nextInt(3) == 0) {
                builder.rejectHopelessWaits();
            }
            this.pool = builder.build();
        }

        void start() throws Exception {
            while (time.elapsed().compareTo(Duration.ofSeconds(60)) < 0) {
                time.sleep(Duration.ofMillis(random.nextInt(50)));
                if (random.nextInt(20) == 0) {
                    fault();
                } else {
                    time.spawn("borrower", this::borrow);
                }
            }
            heal();
            time.sleep(Duration.ofSeconds(30)); // longer than each limit of a task
            assertThat(pool.status())
                    .as("seed %d", seed)
                    .returns(0, PoolStatus::checkedOut)
                    .returns(0, PoolStatus::waiting);
            assertAllCanBeLent();
        }

        private void fault() {
            switch (random.nextInt(9)) {
                case 0 -> database.connectTakes = duration();
                case 1 -> database.pingTakes = duration();
                case 2 -> database.closeTakes = duration();
                case 3 -> database.refuses = !database.refuses;
                case 4 -> database.dropAll();
                case 5 -> pool.suspend();
                case 6 -> pool.resume();
                case 7 -> pool.reconfigure(settings -> settings.size(1 + random.nextInt(4)));
                default -> interruptOne();
            }
        }

        /** Short, as long as a wait, or without end. */
        private Duration duration() {
            return switch (random.nextInt(4)) {
                case 0 -> StubDatabase.A_YEAR;
                case 1 -> TIMEOUT.plusMillis(random.nextInt(3) - 1);
                default -> Duration.ofMillis(random.nextInt(20));
            };
        }

        private void interruptOne() {
            if (!waiting.isEmpty()) {
                interruptedAt = time.elapsed();
                time.interrupt(waiting.get(random.nextInt(waiting.size())));
            }
        }

        private void borrow() throws InterruptedException {
            var self = Thread.currentThread();
            var start = time.elapsed();
            waiting.add(self);
            try (var connection = borrowFrom(start)) {
                waiting.remove(self);
                assertThat(time.elapsed().minus(start)).isLessThanOrEqualTo(TIMEOUT);
                Thread.interrupted(); // it came together with the connection
                time.sleep(Duration.ofMillis(random.nextInt(100)));
                connection.createStatement().execute("select");
            } catch (SQLException e) {
                waiting.remove(self);
            }
        }

        private Connection borrowFrom(Duration start) throws SQLException {
            try {
                return pool.getConnection();
            } catch (SQLException e) {
                var now = time.elapsed();
                assertThat(now.minus(start)).isLessThanOrEqualTo(TIMEOUT);
                if (e.getMessage().contains("interrupted while waiting")) {
                    assertThat(now).isEqualTo(interruptedAt);
                    assertThat(Thread.interrupted()).isTrue();
                }
                throw e;
            }
        }

        private void heal() {
            database.connectTakes = Duration.ZERO;
            database.pingTakes = Duration.ZERO;
            database.closeTakes = Duration.ZERO;
            database.refuses = false;
            pool.resume();
        }

        private void assertAllCanBeLent() throws SQLException {
            var leases = new ArrayList<Connection>();
            var limit = pool.config().size() + pool.config().maxOverflow();
            for (int i = 0; i < limit; i++) {
                leases.add(pool.getConnection());
            }
            assertThat(pool.status().checkedOut()).isEqualTo(limit);
            for (var lease : leases) {
                lease.close();
            }
        }

        @Override
        public void close() {
            time.close();
        }
    }
}
