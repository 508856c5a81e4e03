package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.ThreadTime;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.FrayTestExtension;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

/** The pool under schedules that Fray chooses: no connection is lent twice, no wake-up is lost, and none gets lost. */
@ExtendWith(FrayTestExtension.class)
class ConnectionPoolSchedulesTest {

    private static final int SCHEDULES = 10_000;

    private final Queue<Thread> workers = new ConcurrentLinkedQueue<>(); // the pool's

    static {
        // The JDK defines a proxy's class under a monitor that Fray doesn't see: two threads in it would never end.
        proxy(DataSource.class);
        proxy(Connection.class);
    }

    /** What a borrower does with its lease. */
    private interface Use {
        void use(Connection lease) throws SQLException;
    }

    @FrayTest(iterations = SCHEDULES, resetClassLoaderPerIteration = false)
    void threeThreadsShareOneConnection() throws Exception {
        borrowedByThree(pool(1), Connection::close);
    }

    @FrayTest(iterations = SCHEDULES, resetClassLoaderPerIteration = false)
    void threeThreadsShareTwoConnections() throws Exception {
        borrowedByThree(pool(2), Connection::close);
    }

    @FrayTest(iterations = SCHEDULES, resetClassLoaderPerIteration = false)
    void threeThreadsShareOneConnectionInStrictOrder() throws Exception {
        var pool = pool(1);
        pool.reconfigure(ConnectionPoolBuilder::firstComeFirstServed);
        borrowedByThree(pool, Connection::close);
    }

    /** Each lease's connection is replaced by a new one. */
    @FrayTest(iterations = SCHEDULES, resetClassLoaderPerIteration = false)
    void threeThreadsAbortWhatTheyBorrow() throws Exception {
        borrowedByThree(pool(1), lease -> lease.abort(Runnable::run));
    }

    /** A thread that waits when the pool is closed, or comes later, is refused; no thread waits for ever. */
    @FrayTest(iterations = SCHEDULES, resetClassLoaderPerIteration = false)
    void thePoolIsClosedMeanwhile() throws Exception {
        var pool = pool(1);
        var threads = borrowers(pool, new AtomicInteger(), Connection::close, true);
        threads.add(new Thread(pool::close));
        runAll(threads);

        assertThat(pool.status().checkedOut()).isZero();
    }

    private ConnectionPool pool(int size) {
        return ConnectionPool.builder("model")
                .source(proxy(DataSource.class))
                .size(size)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofDays(1))
                .time(new ThreadTime(false, workers))
                .random(new SplittableRandom(1))
                .build();
    }

    private void borrowedByThree(ConnectionPool pool, Use use) throws Exception {
        var lent = new AtomicInteger();
        runAll(borrowers(pool, lent, use, false));

        assertThat(lent).hasValue(0);
        assertThat(pool.status().checkedOut()).isZero();
        assertThat(pool.status().waiting()).isZero();
    }

    private static List<Thread> borrowers(ConnectionPool pool, AtomicInteger lent, Use use, boolean mayBeRefused) {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            threads.add(new Thread(() -> {
                try {
                    var lease = pool.getConnection();
                    assertThat(lent.incrementAndGet()).isLessThanOrEqualTo(pool.config().size());
                    lent.decrementAndGet();
                    use.use(lease);
                } catch (SQLException e) {
                    assertThat(mayBeRefused).as(e.getMessage()).isTrue();
                }
            }));
        }
        return threads;
    }

    private void runAll(List<Thread> threads) throws InterruptedException {
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        // One that has just opened a connection may have it for a moment longer. It may start another one, too.
        for (var worker = workers.poll(); worker != null; worker = workers.poll()) {
            worker.join();
        }
    }

    /** A driver that does nothing. */
    private static <T> T proxy(Class<T> type) {
        var loader = ConnectionPoolSchedulesTest.class.getClassLoader();
        return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, (self, method, args) -> switch (
                method.getName()) {
            case "getConnection" -> proxy(Connection.class);
            case "getAutoCommit", "isValid" -> true;
            case "isClosed", "isReadOnly" -> false;
            default -> null;
        }));
    }
}
