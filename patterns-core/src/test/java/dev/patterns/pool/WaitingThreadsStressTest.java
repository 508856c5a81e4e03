package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Many threads that wait, on the machine's own clock: platform threads, and virtual threads where the JDK has them. */
@Timeout(120)
@Tag("stress")
class WaitingThreadsStressTest {

    private static final int CONNECTIONS = 20;

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger served = new AtomicInteger();
    private final ConnectionPool pool = ConnectionPool.builder("crowded")
            .source(proxy(DataSource.class))
            .size(CONNECTIONS)
            .maxOverflow(0)
            .prePing(PrePing.never())
            .connectionTimeout(Duration.ofSeconds(100))
            .build();
    private volatile boolean stopped; // the database answers no more

    @AfterEach
    void end() {
        released.countDown();
        pool.close();
    }

    @Test
    void theProcessorIsIdleWhileAllWaitForADatabaseThatStoppedAnswering() throws Exception {
        theProcessorIsIdleWhileAllWait(Executors.newFixedThreadPool(64), 64);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void theProcessorIsIdleWhileVirtualThreadsWaitForADatabaseThatStoppedAnswering() throws Exception {
        theProcessorIsIdleWhileAllWait(virtualThreads(), 2_000);
    }

    private void theProcessorIsIdleWhileAllWait(ExecutorService threads, int count) throws Exception {
        stopped = true;
        start(threads, count);
        while (pool.status().waiting() < count) {
            LockSupport.parkNanos(1_000_000);
        }

        assertThat(lowestProcessorShare()).isLessThan(0.05);

        released.countDown();
        awaitEnd(threads, count);
    }

    /** The lowest of some, since the machine compiles code and collects garbage at any time. */
    private static double lowestProcessorShare() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double lowest = 1;
        for (int i = 0; i < 10 && lowest >= 0.02; i++) {
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            lowest = Math.min(lowest, (system.getProcessCpuTime() - cpu) / (double) (System.nanoTime() - start));
        }
        return lowest;
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void noVirtualThreadPinsItsCarrier(@TempDir Path folder) throws Exception {
        start(virtualThreads(), 100); // loads the classes: a class initializer pins
        while (served.get() < 100) {
            LockSupport.parkNanos(1_000_000);
        }
        try (var recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(1));
            recording.start();
            var threads = virtualThreads();
            start(threads, 2_000);
            awaitEnd(threads, 2_100);
            recording.stop();
            var file = folder.resolve("pinned.jfr");
            recording.dump(file);
            assertThat(RecordingFile.readAllEvents(file)).noneMatch(WaitingThreadsStressTest::isInThisPackage);
        }
        assertThat(pool.status())
                .returns(CONNECTIONS, PoolStatus::checkedIn)
                .returns(0, PoolStatus::waiting)
                .returns(0, PoolStatus::overflow);
    }

    private static boolean isInThisPackage(RecordedEvent pinned) {
        return pinned.getStackTrace().getFrames().stream()
                .anyMatch(frame -> frame.getMethod().getType().getName().startsWith("dev.patterns.pool"));
    }

    private void start(ExecutorService threads, int count) {
        for (int i = 0; i < count; i++) {
            threads.execute(this::borrow);
        }
        threads.shutdown();
    }

    private void borrow() {
        try (var connection = pool.getConnection()) {
            LockSupport.parkNanos(200_000);
            served.incrementAndGet();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitEnd(ExecutorService threads, int count) throws InterruptedException {
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(served).hasValue(count);
    }

    /** By reflection, since the tests are compiled for JDK 17. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Class<?> result = method.getReturnType();
            if (result == Connection.class) {
                if (stopped) {
                    released.await();
                }
                return proxy(Connection.class);
            }
            return result == boolean.class ? true : null;
        }));
    }
}
