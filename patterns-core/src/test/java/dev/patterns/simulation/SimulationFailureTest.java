package dev.patterns.simulation;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.fallback.Fallback;
import dev.patterns.retry.Retry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Simulations that fail: what the exception says, and that no Java thread is left. */
class SimulationFailureTest {

    private final CountingExecutor executor = new CountingExecutor();
    private final SimulatedTime time = new SimulatedTime(7, executor);

    @Test
    void deadlockIsReportedWithEachThreadAndWhatItWaitsFor() {
        time.spawn("left", () -> time.parkNanos("the right one", Long.MAX_VALUE));
        time.spawn("right", () -> time.parkNanos("the left one", Long.MAX_VALUE));

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("Deadlock at PT0S: no thread can run, and no event will wake one.")
                .hasMessageContaining("\"left\" (thread 1")
                .hasMessageContaining("waits for the right one")
                .hasMessageContaining("\"right\" (thread 2")
                .hasMessageContaining("waits for the left one");
    }

    @Test
    void deadlockIsReported_alsoWhileATimerSchedulesItselfForEver() {
        tickEverySecond();
        time.spawn("forgotten", () -> time.parkNanos("a connection", Long.MAX_VALUE));

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("Deadlock at")
                .hasMessageContaining("\"forgotten\"")
                .hasMessageContaining("waits for a connection");
    }

    private void tickEverySecond() {
        time.schedule(this::tickEverySecond, ofSeconds(1));
    }

    @Test
    void deadlockOfTheRootThreadIsReported() {
        assertThatThrownBy(() -> time.parkNanos("an answer", Long.MAX_VALUE))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("\"root\"")
                .hasMessageContaining("waits for an answer");
    }

    @Test
    void threadThatBlocksOutsideTheClock_isReportedWithItsStack() {
        var onFastestThreads = new SimulatedTime(7);
        onFastestThreads.spawn("sleeper", () -> onFastestThreads.sleep(ofSeconds(1)));
        onFastestThreads.spawn("blocked", () -> new CountDownLatch(1).await());

        assertThatThrownBy(onFastestThreads::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("A thread blocks outside the virtual clock")
                .hasMessageContaining("\"blocked\"")
                .cause()
                .satisfies(stack -> assertThat(stack.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().contains("CountDownLatch")));
    }

    @Test
    void threadThatBlocksOnALockOfAParkedThread_isReportedWithItsStack() {
        var lock = new ReentrantLock();
        time.spawn("holder", () -> {
            lock.lock();
            try {
                time.sleep(ofSeconds(1));
            } finally {
                lock.unlock();
            }
        });
        time.spawn("waiter", lock::lock);

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("A thread blocks outside the virtual clock")
                .hasMessageContaining("\"waiter\"")
                .cause()
                .satisfies(stack -> assertThat(stack.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().contains("ReentrantLock")));
        executor.awaitTheEndOfAllThreads();
    }

    @Test
    void threadThatBlocksOnAMonitorOfAParkedThread_isReported() {
        var monitor = new Object();
        time.spawn("holder", () -> {
            synchronized (monitor) {
                time.sleep(ofSeconds(1));
            }
        });
        time.spawn("waiter", () -> {
            synchronized (monitor) {
                time.sleep(ofSeconds(1));
            }
        });

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("A thread blocks outside the virtual clock")
                .hasMessageContaining("\"waiter\"");
        executor.awaitTheEndOfAllThreads();
    }

    @Test
    void uncaughtExceptionOfAThread_endsTheRunAndSaysWhatTheThreadDid() {
        var failure = new IllegalStateException("out of stock");
        time.spawn("failing", () -> {
            time.sleep(ofMillis(20));
            throw failure;
        });
        time.spawn("other", () -> time.sleep(ofMinutes(1)));

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining(
                        "A thread failed at PT0.02S: \"failing\" (thread 1, spawned at PT0S, parked 1 time")
                .hasCause(failure);
    }

    @Test
    void uncaughtExceptionOfATimer_endsTheRun() {
        time.schedule(
                () -> {
                    throw new IllegalStateException("out of stock");
                },
                ofMillis(10));

        assertThatThrownBy(() -> time.advance(ofSeconds(1)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("A thread failed at PT0.01S: \"timer\"")
                .hasRootCauseMessage("out of stock");
    }

    @Test
    void timerTaskThatParks_endsTheRun() {
        time.schedule(() -> time.parkNanos("a lock", 10), ofMillis(10));

        assertThatThrownBy(() -> time.advance(ofSeconds(1)))
                .isInstanceOf(SimulationException.class)
                .cause()
                .hasMessage("a timer task must not block, but it parked on a lock");
    }

    /** LockSupport.parkNanos returns at once while another thread is unparking the same one. */
    @Test
    void aRootThreadThatIsUnparkedAgainAndAgainRaisesNoAlarm() throws Exception {
        var root = Thread.currentThread();
        var unparks = new AtomicInteger();
        var busy = new Thread(() -> {
            while (unparks.incrementAndGet() < 1_200_000) {
                LockSupport.unpark(root);
            }
        });
        time.spawn("busy", () -> {
            busy.start();
            while (unparks.get() < 1_000_000) {
                Thread.onSpinWait();
            }
        });

        time.run();
        busy.join();
    }

    @Test
    void failureIsThrownAgainByEveryLaterUse_alsoIfAPolicySwallowsIt() {
        var retry = Retry.builder("quotes").time(time).build();
        var fallback = Fallback.builder("quotes").build();
        time.spawn("failing", () -> {
            throw new IllegalStateException("out of stock");
        });

        assertThatThrownBy(() -> retry.call(() -> {
                    time.parkNanos("an answer", Long.MAX_VALUE);
                    return "none";
                }))
                .isInstanceOf(SimulationException.class);
        var answer = fallback.callOr("swallowed", () -> {
            time.parkNanos("an answer", 1);
            return "none";
        });

        assertThat(answer).isEqualTo("swallowed");
        assertThatThrownBy(time::run).isInstanceOf(SimulationException.class).hasRootCauseMessage("out of stock");
        assertThatThrownBy(() -> time.spawn("late", () -> {})).isInstanceOf(SimulationException.class);
        assertThatThrownBy(() -> time.schedule(() -> {}, ofMillis(1))).isInstanceOf(SimulationException.class);
    }

    @Test
    void anExecutorWithoutThreads_endsTheRun() {
        var withoutThreads = new SimulatedTime(7, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        withoutThreads.spawn("thread", () -> {});

        assertThatThrownBy(withoutThreads::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("No Java thread for \"thread\"")
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }
}
