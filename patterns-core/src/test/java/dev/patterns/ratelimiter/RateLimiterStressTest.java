package dev.patterns.ratelimiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads: never more calls than the burst and the rate allow. */
class RateLimiterStressTest {

    private static final int THREADS = 8;
    private static final long INTERVAL = TimeUnit.MICROSECONDS.toNanos(100);
    private static final int BURST = 5;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
    private final Queue<Long> begins = new ConcurrentLinkedQueue<>();
    private final long started = System.nanoTime(); // before the limiter's first permit
    private final RateLimiter limiter = RateLimiter.builder("stress")
            .permits(10_000, Duration.ofSeconds(1))
            .burst(BURST)
            .maxWait(Duration.ofMillis(5))
            .build();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void threadsThatTakeWhatIsFreeGetNoMoreThanThat() throws Exception {
        inEachThread(20_000, () -> {
            if (limiter.tryAcquire()) {
                begins.add(System.nanoTime());
            }
        });

        assertNoneBeganTooEarly();
    }

    @Test
    void callsThatWait_andAreInterrupted_beginNoEarlierThanTheirPermits() throws Exception {
        List<Thread> callers = new ArrayList<>();
        var running = inEachThreadAsync(200, () -> {
            synchronized (callers) {
                if (!callers.contains(Thread.currentThread())) {
                    callers.add(Thread.currentThread());
                }
            }
            try {
                limiter.call(() -> begins.add(System.nanoTime()));
            } catch (CallRejectedException rejection) {
                Thread.interrupted();
            }
        });
        while (!running.stream().allMatch(Future::isDone)) {
            synchronized (callers) {
                if (!callers.isEmpty()) {
                    callers.get(ThreadLocalRandom.current().nextInt(callers.size()))
                            .interrupt();
                }
            }
            LockSupport.parkNanos(INTERVAL);
        }
        for (var one : running) {
            one.get();
        }

        assertNoneBeganTooEarly();
        assertThat(limiter.status().waiting()).isZero();
    }

    @Test
    void futuresThatAreCancelledAsTheyBegin_giveNoUsedPermitBack() throws Exception {
        Queue<CompletableFuture<?>> made = new ConcurrentLinkedQueue<>();
        inEachThread(60, () -> {
            var call = limiter.callAsync(() -> {
                begins.add(System.nanoTime());
                return CompletableFuture.completedFuture("answer");
            });
            made.add(call);
            if (ThreadLocalRandom.current().nextBoolean()) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20 * INTERVAL));
                call.cancel(true);
            }
        });
        for (var call : made) {
            call.exceptionally(failure -> null).get(10, TimeUnit.SECONDS);
        }

        assertNoneBeganTooEarly();
        assertThat(limiter.status().waiting()).isZero();
    }

    /** The times in ascending order: the n-th call needs n permits less the burst, each of which took an interval. */
    private void assertNoneBeganTooEarly() {
        var sorted = begins.stream().map(begin -> begin - started).sorted().toList();
        assertThat(sorted).hasSizeGreaterThan(BURST);
        for (int i = 0; i < sorted.size(); i++) {
            assertThat(sorted.get(i)).as("begin of call %s", i + 1).isGreaterThanOrEqualTo((i + 1L - BURST) * INTERVAL);
        }
    }

    private void inEachThread(int times, Runnable task) throws InterruptedException, ExecutionException {
        for (var one : inEachThreadAsync(times, task)) {
            one.get();
        }
    }

    private List<Future<?>> inEachThreadAsync(int times, Runnable task) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(() -> {
                for (int j = 0; j < times; j++) {
                    task.run();
                }
            }));
        }
        return running;
    }
}
