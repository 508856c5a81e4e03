package dev.patterns.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real threads, and two attempts that end at about the same moment. */
@Tag("stress")
class HedgeStressTest {

    private static final int CALLERS = 4;
    private static final int CALLS = 500;
    private static final long DELAY_NANOS = 100_000;

    private final Hedge hedge = Hedge.builder("stress")
            .delay(Duration.ofNanos(DELAY_NANOS))
            .budget(1)
            .build();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @Test
    void everyCallEndsOnce_andAnInterruptNeverReachesALaterCall() throws Exception {
        var leaked = new AtomicInteger();
        var patient = Hedge.builder("patient").delay(Duration.ofMinutes(5)).build();

        inParallel(call -> {
            count(call);
            leaked.addAndGet(patient.call(() -> Thread.currentThread().isInterrupted() ? 1 : 0));
            leaked.addAndGet(Thread.interrupted() ? 1 : 0);
        });

        assertThat(answers.get() + failures.get()).isEqualTo(CALLERS * CALLS);
        assertThat(hedge.status().calls()).isEqualTo(CALLERS * CALLS);
        assertThat(hedge.status().failures()).isEqualTo(failures.get());
        assertThat(hedge.status().hedges()).as("second attempts").isPositive();
        assertThat(leaked).hasValue(0);
    }

    /** A third of the calls is cancelled. An attempt that starts at that moment is cancelled too. */
    @Test
    void asynchronousCallsEndOnce_andLeaveNoAttemptBehind() throws Exception {
        var everyAttempt = new ConcurrentLinkedQueue<CompletableFuture<Integer>>();
        inParallel(call -> {
            var result = hedge.callAsync(() -> {
                var attempt = new CompletableFuture<Integer>();
                everyAttempt.add(attempt);
                if (call % 3 > 0) {
                    attempt.completeOnTimeout(call, ThreadLocalRandom.current().nextInt(400), TimeUnit.MICROSECONDS);
                }
                return attempt;
            });
            if (call % 3 == 0) {
                LockSupport.parkNanos(DELAY_NANOS * (50 + call % 100) / 100);
                result.cancel(true);
                failures.incrementAndGet();
            } else {
                assertThat(result.join()).isEqualTo(call);
                answers.incrementAndGet();
            }
        });

        assertThat(answers.get() + failures.get()).isEqualTo(CALLERS * CALLS);
        assertThat(hedge.status().failures()).isEqualTo(failures.get());
        CompletableFuture.allOf(everyAttempt.toArray(CompletableFuture[]::new))
                .handle((value, failure) -> "done")
                .get(10, TimeUnit.SECONDS);
    }

    /** Both attempts take about as long as the delay; some of them fail. */
    private void count(int call) {
        try {
            hedge.call(() -> {
                LockSupport.parkNanos(DELAY_NANOS * (50 + call % 100) / 100);
                if (ThreadLocalRandom.current().nextInt(4) == 0) {
                    throw new IllegalStateException("attempt failed");
                }
                return "answer";
            });
            answers.incrementAndGet();
        } catch (IllegalStateException failed) {
            failures.incrementAndGet();
        }
    }

    private static void inParallel(IntConsumer calls) throws Exception {
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            var running = new ArrayList<Future<?>>();
            for (int caller = 0; caller < CALLERS; caller++) {
                running.add(callers.submit(() -> {
                    for (int call = 0; call < CALLS; call++) {
                        calls.accept(call);
                    }
                }));
            }
            for (var caller : running) {
                caller.get(60, TimeUnit.SECONDS);
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
