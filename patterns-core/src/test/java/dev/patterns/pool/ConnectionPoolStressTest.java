package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.pool.PoolStatus.BorrowOutcome;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many more real threads than connections: no two threads share one, no connection is lost, and no waiter is forgotten.
 */
@Timeout(120)
@Tag("stress")
class ConnectionPoolStressTest {

    private static final int THREADS = 12;
    private static final Pattern REFUSAL =
            Pattern.compile("(?s)stress: .*(no connection|rejected|interrupted|the pool is|took it back).*");
    private static final int ROUNDS = 2_000;

    private final Database database = new Database();
    private final AtomicLong calls = new AtomicLong();
    private final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
    private Thread disturbance = new Thread(() -> {});
    private volatile boolean finished;

    @BeforeEach
    void logErrorsOnly() {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger(ConnectionPool.class))
                .setLevel(ch.qos.logback.classic.Level.ERROR);
    }

    private ConnectionPoolBuilder pool(int size, int maxOverflow) {
        return ConnectionPool.builder("stress")
                .source(database.dataSource())
                .size(size)
                .maxOverflow(maxOverflow)
                .connectionTimeout(Duration.ofSeconds(60));
    }

    @Test
    void allBorrowersAreServed() throws Exception {
        stress(pool(4, 0).build(), 4, 0, false);
    }

    @Test
    void allBorrowersAreServedWithOverflow() throws Exception {
        stress(pool(3, 2).build(), 5, 0, false);
    }

    @Test
    void allBorrowersAreServedWhileConnectionsBreak() throws Exception {
        stress(pool(3, 2).build(), 5, 0.01, false);
    }

    @Test
    void allBorrowersAreServedWithAPingBeforeEachLease() throws Exception {
        stress(pool(4, 1).prePing(PrePing.always()).build(), 5, 0.01, false);
    }

    @Test
    void noConnectionIsLostWhileWaitersTimeOutAndConnectionsBreak() throws Exception {
        stress(pool(3, 2).connectionTimeout(Duration.ofMillis(1)).build(), 5, 0.01, true);
    }

    @Test
    void noConnectionIsLostWhileConnectionsAreRecycledAllTheTime() throws Exception {
        stress(pool(4, 2).recycle(Duration.ofMillis(150)).build(), 6, 0.01, true);
    }

    /** Ten times a second all leases are taken back, whatever their borrowers do at that moment. */
    @Test
    void noConnectionIsLostOrSharedWhileLeasesAreTakenBack() throws Exception {
        var pool = pool(4, 1).reclaimAfter(Duration.ofNanos(1)).build();
        while (pool.status().totals().reclaimed() < 5) {
            for (var thread : start(pool, 0.01, true)) {
                thread.join();
            }
        }
        stress(pool, 5, 0.01, true);
    }

    @Test
    void allBorrowersAreServedInStrictOrder() throws Exception {
        stress(pool(3, 2).firstComeFirstServed().build(), 5, 0.01, false);
    }

    @Test
    void noConnectionIsLostWhileBorrowersAreRejected() throws Exception {
        stress(pool(3, 1).maxWaiters(2).rejectHopelessWaits().build(), 4, 0.01, true);
    }

    @Test
    void allBorrowersAreServedWhileThePoolIsSuspendedAgainAndAgain() throws Exception {
        var pool = pool(3, 2).build();
        meanwhile(random -> {
            pool.suspend();
            LockSupport.parkNanos(random.nextInt(100_000));
            pool.resume();
        });
        stress(pool, 5, 0.01, false);
    }

    @Test
    void allBorrowersAreServedWhileThePoolGrowsAndShrinks() throws Exception {
        var pool = pool(4, 1).build();
        meanwhile(random -> pool.reconfigure(settings -> settings.size(1 + random.nextInt(4))));
        stress(pool, 5, 0.01, false);
    }

    @Test
    void noConnectionIsLostWhileEverythingHappensAtOnce() throws Exception {
        var pool = pool(4, 1)
                .connectionTimeout(Duration.ofMillis(1))
                .firstComeFirstServed()
                .maxWaiters(5)
                .build();
        meanwhile(random -> {
            pool.suspend();
            pool.reconfigure(settings -> settings.size(1 + random.nextInt(4)));
            pool.resume();
        });
        stress(pool, 5, 0.01, true);
    }

    @Test
    void noConnectionIsLostWhileAllAreReplacedAgainAndAgain() throws Exception {
        var pool = pool(4, 1).build();
        var done = new AtomicBoolean();
        var replacing = new Thread(() -> {
            while (!done.get()) {
                pool.softEvict();
                LockSupport.parkNanos(5_000_000);
            }
        });
        replacing.start();
        for (var thread : start(pool, 0.01, true)) {
            thread.join();
        }
        done.set(true);
        replacing.join();
        assertThat(unexpected).isEmpty();
        assertThat(database.maxOpen.get()).isLessThanOrEqualTo(5);
        assertThat(pool.status()).returns(0, PoolStatus::checkedOut).returns(0, PoolStatus::waiting);
        assertAllCanBeLent(pool, 5);
        assertThat(pool.close(Duration.ofSeconds(10))).isTrue();
        await(() -> database.open.get() == 0);
    }

    @Test
    void closeWithGraceDuringTrafficLetsAllLeasesFinish() throws Exception {
        var pool = pool(4, 2).build();
        var threads = start(pool, 0, true);
        await(() -> calls.get() > 2_000);
        assertThat(pool.close(Duration.ofSeconds(30))).isTrue();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(unexpected).isEmpty();
        await(() -> database.open.get() == 0);
    }

    @Test
    void closeDuringTrafficClosesAllConnections() throws Exception {
        var pool = pool(4, 2).build();
        var threads = start(pool, 0, true);
        await(() -> calls.get() > 2_000);
        pool.close();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(unexpected).isEmpty();
        await(() -> database.open.get() == 0);
        assertThat(pool.status()).returns(0, PoolStatus::checkedOut).returns(0, PoolStatus::waiting);
    }

    private void stress(ConnectionPool pool, int maxOpen, double breakRate, boolean mayFail) throws Exception {
        var threads = start(pool, breakRate, mayFail);
        disturbance.start();
        if (mayFail) {
            var random = new SplittableRandom();
            while (threads.stream().anyMatch(Thread::isAlive)) {
                threads.get(random.nextInt(THREADS)).interrupt();
                LockSupport.parkNanos(50_000);
            }
        }
        for (var thread : threads) {
            thread.join();
        }
        finished = true;
        disturbance.join();
        assertThat(unexpected).isEmpty();
        assertThat(database.maxOpen.get()).isLessThanOrEqualTo(maxOpen);
        var status = pool.status();
        assertThat(status).returns(0, PoolStatus::checkedOut).returns(0, PoolStatus::waiting);
        assertThat(status.waits().values().stream()
                        .mapToLong(PoolStatus.Waits::count)
                        .sum())
                .isEqualTo(calls.get());
        if (!mayFail) {
            assertThat(status.waits(BorrowOutcome.TIMED_OUT).count()).isZero();
        }
        var config = pool.config();
        assertAllCanBeLent(pool, config.size() + config.maxOverflow());
        pool.close();
        await(() -> database.open.get() == 0);
    }

    /** Does this again and again, on a thread of its own, until all borrowers have ended. */
    private void meanwhile(Consumer<SplittableRandom> action) {
        disturbance = new Thread(() -> {
            var random = new SplittableRandom();
            while (!finished) {
                action.accept(random);
                LockSupport.parkNanos(random.nextInt(500_000));
            }
        });
    }

    private List<Thread> start(ConnectionPool pool, double breakRate, boolean mayFail) {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            var thread = new Thread(() -> work(pool, breakRate, mayFail), "borrower-" + i);
            threads.add(thread);
            thread.start();
        }
        return threads;
    }

    private void work(ConnectionPool pool, double breakRate, boolean mayFail) {
        var random = new SplittableRandom();
        for (int i = 0; i < ROUNDS; i++) {
            calls.incrementAndGet();
            try (var connection = pool.getConnection()) {
                if (random.nextInt(10) == 0) {
                    continue; // returned unused
                }
                connection.nativeSQL("enter");
                if (random.nextInt(4) == 0) {
                    LockSupport.parkNanos(random.nextInt(100_000));
                }
                connection.nativeSQL(random.nextDouble() < breakRate ? "break" : "leave");
                if (random.nextInt(10) == 0) {
                    connection.close(); // twice, as the try block closes it too
                }
            } catch (SQLException e) {
                var expected = e.getMessage().startsWith("gone")
                        || mayFail && REFUSAL.matcher(e.getMessage()).matches();
                if (!expected) {
                    unexpected.add(e);
                }
                Thread.interrupted();
            } catch (Throwable e) {
                unexpected.add(e);
            }
        }
        Thread.interrupted();
    }

    private static void assertAllCanBeLent(ConnectionPool pool, int all) throws SQLException {
        var leases = new ArrayList<Connection>();
        for (int i = 0; i < all; ) {
            try {
                leases.add(pool.getConnection());
                i++;
            } catch (SQLException e) {
                assertThat(e.getMessage()).contains("no connection within 1 ms"); // all may be back at the next attempt
            }
        }
        for (var lease : leases) {
            lease.close();
        }
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as("still waiting").isLessThan(60_000_000_000L);
            LockSupport.parkNanos(100_000);
        }
    }

    /** Fails if two threads use one connection, or if a closed one is used. */
    private static final class Database {
        final AtomicInteger open = new AtomicInteger();
        final AtomicInteger maxOpen = new AtomicInteger();

        DataSource dataSource() {
            return proxy(DataSource.class, (self, method, args) -> connect());
        }

        private Connection connect() {
            maxOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            var inUse = new AtomicBoolean();
            var closed = new AtomicBoolean();
            var broken = new AtomicBoolean();
            var aborted = new AtomicBoolean();
            return proxy(Connection.class, (self, method, args) -> switch (method.getName()) {
                case "getAutoCommit" -> true;
                case "isValid" -> !broken.get();
                case "close" -> closed.compareAndSet(false, true) ? (Object) open.decrementAndGet() : null;
                case "abort" -> {
                    aborted.set(true);
                    yield null;
                }
                case "nativeSQL" -> {
                    var enter = args[0].equals("enter");
                    if (closed.get() || broken.get() || !inUse.compareAndSet(!enter, enter)) {
                        if (aborted.get()) { // perhaps just now, and then closed: its borrower may still use it
                            throw new SQLException("gone", "08006");
                        }
                        throw new AssertionError("two threads use one connection, or a closed one: " + args[0]);
                    }
                    broken.set(args[0].equals("break"));
                    if (broken.get() || aborted.get()) {
                        throw new SQLException("gone", "08006");
                    }
                    yield null;
                }
                default -> null;
            });
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(
                    Proxy.newProxyInstance(Database.class.getClassLoader(), new Class<?>[] {type}, (self, m, args) -> {
                        var answer = handler.invoke(self, m, args);
                        return m.getReturnType() == void.class ? null : answer;
                    }));
        }
    }
}
