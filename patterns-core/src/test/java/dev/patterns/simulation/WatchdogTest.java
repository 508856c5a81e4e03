package dev.patterns.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final AtomicLong trace = new AtomicLong();

    @Test
    void oneThatWaitsAndHandsNothingOn_isComplainedOf() throws InterruptedException {
        var waiting = new CountDownLatch(1);
        var holder = startAndAwait(Thread.State.WAITING, () -> {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        var watchdog = new Watchdog(() -> holder, trace::get);

        glance(watchdog, Watchdog.WAITING_GLANCES - 1);
        trace.incrementAndGet(); // an event has passed: nothing is wrong
        glance(watchdog, Watchdog.WAITING_GLANCES);

        assertThat(watchdog.glance()).contains("blocks for real");
        waiting.countDown();
        holder.join();
    }

    @Test
    void oneThatSpinsMayDoSoForLonger_butNotForEver() throws InterruptedException {
        var enough = new AtomicBoolean();
        var holder = startAndAwait(Thread.State.RUNNABLE, () -> {
            while (!enough.get()) {
                Thread.onSpinWait();
            }
        });
        var watchdog = new Watchdog(() -> holder, trace::get);

        glance(watchdog, Watchdog.RUNNING_GLANCES - 1);

        assertThat(watchdog.glance()).contains("kept the baton for a minute");
        enough.set(true);
        holder.join();
    }

    @Test
    void aThreadThatHasYetToStart_isGivenTime() {
        glance(new Watchdog(() -> null, trace::get), Watchdog.RUNNING_GLANCES - 1);
    }

    private static void glance(Watchdog watchdog, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(watchdog.glance()).isNull();
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
