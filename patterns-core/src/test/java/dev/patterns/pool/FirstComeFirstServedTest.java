package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With firstComeFirstServed, connections are lent in the order in which threads asked for one. */
class FirstComeFirstServedTest {

    @Test
    void aRunningThreadDoesNotOvertakeAWaiterThatHasOnlyJustJoined() throws Exception {
        var time = new SimulatedTime(1);
        var pool = new StubDatabase(time)
                .pool()
                .size(1)
                .maxOverflow(0)
                .firstComeFirstServed()
                .build();
        var served = new ArrayList<String>();
        var lease = pool.getConnection();
        time.spawn("waiter", () -> {
            try (var connection = pool.getConnection()) {
                served.add("waiter");
            }
        });
        time.sleep(Duration.ofNanos(1));
        lease.close();
        try (var connection = pool.getConnection()) {
            served.add("running");
        }
        assertThat(served).containsExactly("waiter", "running");
    }

    /** Random numbers of connections, callers and holding times, with connects, pings, timeouts and a suspension. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theOrderIsThatOfTheCalls(long seed) throws Exception {
        var time = new SimulatedTime(seed);
        var database = new StubDatabase(time);
        var random = new SplittableRandom(seed);
        database.connectTakes = Duration.ofMillis(random.nextInt(20));
        database.pingTakes = Duration.ofMillis(random.nextInt(3));
        var pool = database.pool()
                .size(1 + random.nextInt(3))
                .maxOverflow(random.nextInt(3))
                .connectionTimeout(Duration.ofMillis(50 + random.nextInt(300)))
                .prePing(random.nextBoolean() ? PrePing.always() : PrePing.afterIdle(Duration.ofMillis(200)))
                .firstComeFirstServed()
                .build();
        var served = new ArrayList<Integer>();
        for (int i = 0; i < 500; i++) {
            int number = i;
            time.spawn("caller-" + i, () -> {
                try (var connection = pool.getConnection()) {
                    served.add(number);
                    time.sleep(Duration.ofNanos(random.nextInt(10_000_000)));
                } catch (SQLException e) {
                    assertThat(e.getMessage()).contains("no connection within");
                }
            });
            time.sleep(Duration.ofNanos(random.nextInt(8) == 0 ? random.nextInt(20_000_000) : random.nextInt(200_000)));
            if (i == 250) {
                pool.suspend();
                time.sleep(Duration.ofMillis(20));
                pool.resume();
            }
        }
        time.run();

        assertThat(served).isSorted().hasSizeGreaterThan(20);
    }

    /** Five threads queue up; then three others ask again and again, and so does the thread that returns. */
    @RepeatedTest(20)
    @Timeout(60)
    void onRealThreadsToo() throws Exception {
        var pool = new StubDatabase(dev.patterns.Time.system())
                .pool()
                .size(1)
                .maxOverflow(0)
                .firstComeFirstServed()
                .build();
        var order = new CopyOnWriteArrayList<Integer>();
        var threads = new ArrayList<Thread>();
        try (var lease = pool.getConnection()) {
            for (int i = 0; i < 5; i++) {
                threads.add(borrower(pool, i, 1, order));
                awaitWaiting(pool, i + 1);
            }
            for (int i = 5; i < 8; i++) {
                threads.add(borrower(pool, i, 50, order));
            }
            awaitWaiting(pool, 6);
        }
        pool.getConnection().close();
        for (var thread : threads) {
            thread.join();
        }
        pool.close();

        assertThat(order.subList(0, 5)).isEqualTo(List.of(0, 1, 2, 3, 4));
        assertThat(order).hasSize(5 + 3 * 50);
    }

    private static Thread borrower(ConnectionPool pool, int number, int times, List<Integer> order) {
        var thread = new Thread(() -> {
            for (int i = 0; i < times; i++) {
                try (var connection = pool.getConnection()) {
                    order.add(number);
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }
        });
        thread.start();
        return thread;
    }

    private static void awaitWaiting(ConnectionPool pool, int waiting) {
        while (pool.status().waiting() < waiting) {
            LockSupport.parkNanos(10_000);
        }
    }
}
