package dev.patterns.timeout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.Time;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Real threads, and calls that end just about when their limit does. */
class TimeoutStressTest {

    private static final Duration LIMIT = Duration.ofNanos(200_000);

    @Test
    void anInterruptMeantForOneCallNeverHitsAnother() throws Exception {
        var timeout =
                Timeout.builder("close call").limit(LIMIT).time(Time.system()).build();
        var strays = new AtomicInteger();
        var answers = new AtomicInteger();
        var timeouts = new AtomicInteger();
        var callers = Executors.newFixedThreadPool(4);
        for (int caller = 0; caller < 4; caller++) {
            callers.execute(() -> {
                for (int i = 0; i < 2_000; i++) {
                    try {
                        answers.addAndGet(timeout.call(() -> {
                            if (Thread.currentThread().isInterrupted()) {
                                strays.incrementAndGet(); // nobody can have had a reason yet: the limit is far
                            }
                            LockSupport.parkNanos(LIMIT.toNanos() * 3 / 4);
                            return 1;
                        }));
                    } catch (TimeoutExceededException late) {
                        timeouts.incrementAndGet();
                    }
                }
            });
        }
        callers.shutdown();

        assertThat(callers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(answers.get() + timeouts.get()).isEqualTo(8_000);
        assertThat(strays).hasValue(0);
    }
}
