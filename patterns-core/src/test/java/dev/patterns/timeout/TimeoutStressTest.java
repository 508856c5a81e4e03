package dev.patterns.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Policy;
import dev.patterns.Time;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real threads, and calls that end at about the same moment as their limit. */
@Tag("stress")
class TimeoutStressTest {

    private static final int CALLERS = 4;
    private static final int CALLS = 1_000;
    private static final long LIMIT_NANOS = 200_000;

    private final Timeout onWorker =
            Timeout.builder("worker").limit(Duration.ofNanos(LIMIT_NANOS)).build();
    private final Timeout onCaller = Timeout.builder("caller")
            .limit(Duration.ofNanos(LIMIT_NANOS))
            .interruptCaller()
            .build();
    private final AtomicInteger inTime = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();

    @Test
    void workerThread_anInterruptNeverReachesALaterCall() throws Exception {
        var longLimit = Timeout.builder("long").limit(Duration.ofMinutes(5)).build();
        var leaked = new AtomicInteger();

        inParallel(call -> {
            count(onWorker, () -> LockSupport.parkNanos(LIMIT_NANOS * 3 / 4));
            leaked.addAndGet(longLimit.call(() -> Thread.currentThread().isInterrupted() ? 1 : 0));
        });

        assertThat(inTime.get() + late.get()).isEqualTo(CALLERS * CALLS);
        assertThat(leaked).hasValue(0);
    }

    @Test
    void callerThread_anInterruptNeverOutlivesItsCall() throws Exception {
        var leaked = new AtomicInteger();
        var nested = Policy.compose(onCaller, onCaller);

        inParallel(call -> {
            count(call % 2 == 0 ? onCaller : nested, () -> spin(LIMIT_NANOS * (80 + call % 40) / 100));
            leaked.addAndGet(Thread.interrupted() ? 1 : 0);
        });

        assertThat(inTime.get() + late.get()).isEqualTo(CALLERS * CALLS);
        assertThat(late).as("calls that timed out").hasPositiveValue();
        assertThat(inTime).as("calls that ended in time").hasPositiveValue();
        assertThat(leaked).hasValue(0);
    }

    /** The timer's thread stops between its decision and the interrupt, and the call ends just then. */
    @Test
    void callerThread_aCallThatEndsWhileTheInterruptIsBeingSentWaitsForIt() throws Exception {
        var decided = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var interruptSent = new CountDownLatch(1);
        var slow = (Time) Proxy.newProxyInstance(
                Time.class.getClassLoader(), new Class<?>[] {Time.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("interrupt")) {
                        decided.countDown();
                        assertThat(ended.await(100, TimeUnit.MILLISECONDS)).isFalse();
                    }
                    var result = method.invoke(Time.system(), arguments);
                    if (method.getName().equals("interrupt")) {
                        interruptSent.countDown();
                    }
                    return result;
                });
        var timeout = Timeout.builder("slow")
                .limit(Duration.ofMillis(1))
                .interruptCaller()
                .time(slow)
                .build();

        assertThatThrownBy(() -> timeout.call(() -> decided.await(10, TimeUnit.SECONDS)))
                .isInstanceOf(TimeoutExceededException.class);
        ended.countDown();

        assertThat(interruptSent.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void callerThread_anInterruptFromBeforeTheCallIsNeverLost() throws Exception {
        var lost = new AtomicInteger();

        inParallel(call -> {
            Thread.currentThread().interrupt();
            count(onCaller, () -> spin(LIMIT_NANOS * (80 + call % 40) / 100));
            lost.addAndGet(Thread.interrupted() ? 0 : 1);
        });

        assertThat(late).as("calls that timed out").hasPositiveValue();
        assertThat(inTime).as("calls that ended in time").hasPositiveValue();
        assertThat(lost).hasValue(0);
    }

    @Test
    void callerThread_anInterruptDuringACallThatEndsInTimeIsNeverLost() throws Exception {
        var lost = new AtomicInteger();

        inParallel(call -> {
            var caller = Thread.currentThread();
            var interrupter = new Thread(() -> {
                spin(call % 100 * 1_000L);
                caller.interrupt();
            });
            interrupter.start();
            boolean endedInTime = count(onCaller, () -> spin(LIMIT_NANOS / 2));
            joinUninterruptibly(interrupter);
            boolean interrupted = Thread.interrupted();
            lost.addAndGet(endedInTime && !interrupted ? 1 : 0);
        });

        assertThat(inTime).as("calls that ended in time").hasPositiveValue();
        assertThat(lost).hasValue(0);
    }

    private void inParallel(IntConsumer body) throws InterruptedException {
        var callers = Executors.newFixedThreadPool(CALLERS);
        var completed = new AtomicInteger();
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.execute(() -> {
                for (int call = 0; call < CALLS; call++) {
                    body.accept(call);
                }
                completed.incrementAndGet();
            });
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(completed).as("callers without an exception").hasValue(CALLERS);
    }

    /** True if the call ended in time. */
    private boolean count(Policy timeout, Runnable action) {
        try {
            timeout.call(() -> {
                action.run();
                return "answer";
            });
            inTime.incrementAndGet();
            return true;
        } catch (TimeoutExceededException exceeded) {
            late.incrementAndGet();
            return false;
        }
    }

    /** Busy, and without any regard to interrupts. */
    private static void spin(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    /** Keeps the flag, unlike {@link Thread#join()}, which clears it. */
    private static void joinUninterruptibly(Thread thread) {
        while (thread.isAlive()) {
            Thread.yield();
        }
    }
}
