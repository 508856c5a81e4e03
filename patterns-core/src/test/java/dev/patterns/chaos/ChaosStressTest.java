package dev.patterns.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With real threads. */
@Timeout(60)
class ChaosStressTest {

    private static final int THREADS = 8;
    private static final int CALLS = 20_000;

    @Test
    void eightThreadsGetTogetherTheFaultsThatOneThreadGets() throws Exception {
        var inOne = ConcurrentHashMap.<ChaosFault>newKeySet();
        var chaos = faulty(inOne);
        call(chaos, THREADS * CALLS);

        var inEight = ConcurrentHashMap.<ChaosFault>newKeySet();
        var shared = faulty(inEight);
        inParallel(() -> call(shared, CALLS));

        assertThat(inEight).isEqualTo(inOne).isNotEmpty();
        assertThat(shared.status()).isEqualTo(chaos.status());
    }

    @Test
    void whateverComesTogetherWithTheRelease_everyHangEnds() throws Exception {
        var made = new AtomicInteger();
        var chaos = Chaos.builder("database").hang(0.5).build();
        var callers = new CountDownLatch(THREADS);

        var releaser = new Thread(() -> {
            while (callers.getCount() > 0) {
                chaos.release();
            }
        });
        releaser.start();
        inParallel(() -> {
            for (int i = 0; i < 2_000; i++) {
                chaos.call(made::incrementAndGet);
            }
            callers.countDown();
        });
        releaser.join();

        assertThat(made).hasValue(THREADS * 2_000);
        assertThat(chaos.status().hanging()).isZero();
    }

    @Test
    void whateverComesTogetherWithTheEndOfTheExperiment_noCallHangsAfterIt() throws Exception {
        for (int round = 0; round < 500; round++) {
            var chaos = Chaos.builder("database").hang(1).build();
            var started = new CountDownLatch(1);
            var operator = new Thread(() -> {
                started.countDown();
                chaos.disable();
            });
            operator.start();
            started.await();

            assertThat(chaos.call(() -> "answer")).isEqualTo("answer");
            operator.join();
        }
    }

    private static Chaos faulty(Set<ChaosFault> seen) {
        var chaos = Chaos.builder("database")
                .failure(0.01)
                .lostAnswer(0.01)
                .latency(0.01, Duration.ZERO, Duration.ofNanos(100))
                .build();
        chaos.onFault(seen::add);
        return chaos;
    }

    private static void call(Chaos chaos, int calls) {
        for (int i = 0; i < calls; i++) {
            try {
                chaos.call(() -> "answer");
            } catch (InjectedFailureException expected) {
                assertThat(expected).hasMessageStartingWith("database: call ");
            }
        }
    }

    private static void inParallel(Runnable task) throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var running = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(task));
            }
            for (var each : running) {
                each.get(50, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
