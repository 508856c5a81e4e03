package dev.patterns.timeout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.Time;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Real threads, and calls that end just about when their limit does, on workers that serve patient calls in between. */
class TimeoutStressTest {

    private static final long CLOSE_CALL_NANOS = 200_000;

    private final Timeout hasty = Timeout.builder("hasty")
            .limit(Duration.ofNanos(CLOSE_CALL_NANOS))
            .time(Time.system())
            .build();
    private final Timeout patient =
            Timeout.builder("patient").limit(Duration.ofMinutes(5)).build();

    @Test
    void workerThread_anInterruptNeverReachesALaterCall() throws Exception {
        var strays = new AtomicInteger();
        var settled = new AtomicInteger();
        var callers = Executors.newFixedThreadPool(4);
        for (int caller = 0; caller < 4; caller++) {
            callers.execute(() -> {
                for (int i = 0; i < 2_000; i++) {
                    try {
                        settled.addAndGet(hasty.call(() -> {
                            LockSupport.parkNanos(CLOSE_CALL_NANOS * 3 / 4);
                            return 1;
                        }));
                    } catch (TimeoutExceededException late) {
                        settled.incrementAndGet();
                    }
                    strays.addAndGet(patient.call(() -> Thread.currentThread().isInterrupted() ? 1 : 0));
                }
            });
        }
        callers.shutdown();

        assertThat(callers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(settled).hasValue(8_000);
        assertThat(strays).hasValue(0);
    }
}
