package dev.patterns.bulkhead;

import static dev.patterns.circuitbreaker.Threads.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Real threads. */
class BulkheadStressTest {

    private static final int THREADS = 6;
    private static final int CALLS = 2_000;

    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger mostActive = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();

    /** A lost wake-up would leave a thread parked for ten minutes: the test would time out. */
    @Test
    void neverMoreCallsThanTheLimit_andNoWakeUpIsLost() throws Exception {
        var bulkhead = Bulkhead.builder("stress")
                .limit(2)
                .maxWaiters(100)
                .maxWait(Duration.ofMinutes(10))
                .build();

        inParallel(THREADS, thread -> {
            for (int i = 0; i < CALLS; i++) {
                if (i % 2 == 0) {
                    bulkhead.call(this::work);
                } else {
                    bulkhead.callAsync(() -> CompletableFuture.completedFuture(work()))
                            .join();
                }
            }
        });

        assertThat(mostActive).hasValue(2);
        assertThat(made).hasValue(THREADS * CALLS);
        assertThat(bulkhead.status().admitted()).isEqualTo(THREADS * CALLS);
        assertThat(bulkhead.status().active()).isZero();
        assertThat(bulkhead.status().waiting()).isZero();
    }

    /**
     * Waits that end by themselves, or are cancelled or interrupted, at about the time when a permit is handed over.
     */
    @Test
    void noPermitIsLost_whenWaitsEndAsPermitsAreHandedOver_andTheLimitChanges() throws Exception {
        var bulkhead = Bulkhead.builder("stress")
                .limit(2)
                .maxWaiters(3)
                .maxWait(Duration.ofNanos(1_200_000))
                .build();
        var over = new AtomicBoolean();

        inParallel(THREADS + 1, thread -> {
            if (thread == THREADS) {
                while (!over.get()) {
                    bulkhead.reconfigure(settings ->
                            settings.limit(1 + ThreadLocalRandom.current().nextInt(3)));
                    LockSupport.parkNanos(50_000);
                }
                return;
            }
            for (int i = 0; i < CALLS / 4; i++) {
                callInSomeWay(bulkhead, i % 4);
            }
            over.set(true);
        });

        awaitWorkers(bulkhead);
        assertThat(bulkhead.status().waiting()).isZero();
        assertThat(bulkhead.status().active()).isZero();
        assertThat(bulkhead.status().admitted()).isEqualTo(made.get());
        assertThat(mostActive.get()).isLessThanOrEqualTo(3);
    }

    /** A cancelled call may still be on its way to a worker, or on one. */
    private static void awaitWorkers(Bulkhead bulkhead) {
        long from = System.nanoTime();
        while (bulkhead.status().active() > 0 && System.nanoTime() - from < 10_000_000_000L) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void callInSomeWay(Bulkhead bulkhead, int way) {
        switch (way) {
            case 0 -> ignoringRejection(() -> bulkhead.call(this::longWork));
            case 1 -> {
                Thread.currentThread().interrupt();
                ignoringRejection(() -> bulkhead.call(this::work));
                Thread.interrupted();
            }
            case 2 -> {
                var call = bulkhead.callAsync(() -> CompletableFuture.completedFuture(longWork()));
                LockSupport.parkNanos(1_000_000);
                call.cancel(true);
                ignoringRejection(call::join);
            }
            default ->
                ignoringRejection(() -> bulkhead.callAsync(() -> CompletableFuture.completedFuture(work()))
                        .join());
        }
    }

    private static void ignoringRejection(Runnable call) {
        try {
            call.run();
        } catch (CallRejectedException | CancellationException rejected) {
            // as good as an answer here
        } catch (CompletionException rejected) {
            assertThat(rejected).hasCauseInstanceOf(CallRejectedException.class);
        }
    }

    private String longWork() {
        enter();
        LockSupport.parkNanos(400_000);
        return leave();
    }

    private String work() {
        enter();
        if (ThreadLocalRandom.current().nextInt(8) == 0) {
            Thread.yield();
        }
        return leave();
    }

    private void enter() {
        mostActive.accumulateAndGet(active.incrementAndGet(), Math::max);
    }

    private String leave() {
        active.decrementAndGet();
        made.incrementAndGet();
        return "answer";
    }
}
