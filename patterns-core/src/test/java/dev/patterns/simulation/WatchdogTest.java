package dev.patterns.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final AtomicLong trace = new AtomicLong();

    @Test
    void waitingHolderIsReported_ifNoEventPasses() throws InterruptedException {
        var latch = new CountDownLatch(1);
        var holder = startAndAwait(Thread.State.WAITING, () -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        var watchdog = new Watchdog(() -> holder, trace::get);

        checkAndExpectNoProblem(watchdog, Watchdog.MAX_WAITING_CHECKS - 1);
        trace.incrementAndGet(); // an event passes: the count begins again
        checkAndExpectNoProblem(watchdog, Watchdog.MAX_WAITING_CHECKS);

        assertThat(watchdog.check()).contains("blocks outside the virtual clock");
        latch.countDown();
        holder.join();
    }

    @Test
    void spinningHolderIsReportedAfterAMinute() throws InterruptedException {
        var stop = new AtomicBoolean();
        var holder = startAndAwait(Thread.State.RUNNABLE, () -> {
            while (!stop.get()) {
                Thread.onSpinWait();
            }
        });
        var watchdog = new Watchdog(() -> holder, trace::get);

        checkAndExpectNoProblem(watchdog, Watchdog.MAX_STALLED_CHECKS - 1);

        assertThat(watchdog.check()).contains("kept the baton for a minute");
        stop.set(true);
        holder.join();
    }

    @Test
    void holderWhoseJavaThreadHasYetToStart_hasAMinute() {
        checkAndExpectNoProblem(new Watchdog(() -> null, trace::get), Watchdog.MAX_STALLED_CHECKS - 1);
    }

    private static void checkAndExpectNoProblem(Watchdog watchdog, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(watchdog.check()).isNull();
        }
    }

    private static Thread startAndAwait(Thread.State state, Runnable task) {
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
