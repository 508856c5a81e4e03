package dev.patterns.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The same seed and program give the same run, on every JDK and on every kind of thread. */
class SimulationTraceTest {

    @Test
    void sameSeedGivesTheSameTrace_onEveryKindOfThread() {
        long onPlatformThreads = traceOfABusyRun(42, CarrierExecutors.platformThreads());

        assertThat(traceOfABusyRun(42, CarrierExecutors.platformThreads())).isEqualTo(onPlatformThreads);
        assertThat(traceOfABusyRun(43, CarrierExecutors.platformThreads())).isNotEqualTo(onPlatformThreads);
        assertThat(onPlatformThreads).as("the same on every JDK").isEqualTo(-1437915512386491329L);
        if (CarrierExecutors.virtualThreadsAreAvailable()) {
            assertThat(traceOfABusyRun(42, CarrierExecutors.virtualThreads())).isEqualTo(onPlatformThreads);
        }
    }

    private static long traceOfABusyRun(long seed, Executor executor) {
        try (var time = new SimulatedTime(seed, executor)) {
            for (int i = 0; i < 20; i++) {
                time.spawn("thread-" + i, () -> {
                    for (int park = 0; park < 50; park++) {
                        time.sleep(Duration.ofNanos(time.random().nextInt(1_000_000)));
                    }
                });
            }
            time.run();
            return time.traceHash();
        }
    }

    /**
     * By then the Java thread runs another simulated thread, which may wake up early: at the same time in every run.
     */
    @Test
    void unparkAfterTheThreadHasEnded_hasTheSameEffectInEveryRun() {
        long onPlatformThreads = traceOfLateUnparks(CarrierExecutors.platformThreads());

        assertThat(traceOfLateUnparks(CarrierExecutors.platformThreads())).isEqualTo(onPlatformThreads);
        assertThat(onPlatformThreads).as("the same on every JDK").isEqualTo(-2953704216302806734L);
        if (CarrierExecutors.virtualThreadsAreAvailable()) {
            assertThat(traceOfLateUnparks(CarrierExecutors.virtualThreads())).isEqualTo(onPlatformThreads);
        }
    }

    private static long traceOfLateUnparks(Executor executor) {
        try (var time = new SimulatedTime(42, executor)) {
            for (int i = 0; i < 200; i++) {
                time.spawn("thread-" + i, () -> {
                    var self = Thread.currentThread();
                    time.schedule(
                            () -> time.unpark(self),
                            Duration.ofNanos(time.random().nextInt(5_000)));
                    parkFiveTimes(time);
                    time.spawn("successor", () -> parkFiveTimes(time));
                });
            }
            time.run();
            return time.traceHash();
        }
    }

    private static void parkFiveTimes(SimulatedTime time) {
        for (int park = 0; park < 5; park++) {
            time.parkNanos("park", time.random().nextInt(1_000));
        }
    }

    @Test
    void simulatedThreadsSeeTheSameThreadLocalsInEveryRun() {
        assertThat(threadLocalsSeen(CarrierExecutors.platformThreads()))
                .isEqualTo(threadLocalsSeen(CarrierExecutors.fastest()))
                .contains("none", "thread-1");
    }

    private static List<String> threadLocalsSeen(Executor executor) {
        var lastName = ThreadLocal.withInitial(() -> "none");
        var seen = new ArrayList<String>();
        try (var time = new SimulatedTime(42, executor)) {
            for (int i = 0; i < 20; i++) {
                var name = "thread-" + i;
                time.spawn(name, () -> {
                    seen.add(lastName.get());
                    lastName.set(name);
                    time.sleep(Duration.ofNanos(time.random().nextInt(3)));
                    time.spawn("successor", () -> seen.add(lastName.get()));
                });
            }
            time.run();
        }
        return seen;
    }
}
