package dev.patterns.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class SimulatedTimeTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final List<String> happened = new ArrayList<>();

    @Test
    void clientsTakeTurnsInTheOrderOfTheirWakingTimes() {
        time.spawn("slow", () -> sleepAndTell("slow", 300));
        time.spawn("quick", () -> sleepAndTell("quick", 100));
        time.spawn("middle", () -> sleepAndTell("middle", 200));

        time.run();

        assertThat(happened).containsExactly("quick at 100", "middle at 200", "slow at 300");
    }

    @Test
    void theMakersOwnWaitsMoveTheClock() throws InterruptedException {
        time.schedule(() -> happened.add("timer at " + millis()), Duration.ofMillis(40));

        time.sleep(Duration.ofMillis(30));
        happened.add("awake at " + millis());
        time.advance(Duration.ofMillis(30));

        assertThat(happened).containsExactly("awake at 30", "timer at 40");
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(60));
    }

    @Test
    void theCounterOverflowsAndDifferencesStillHold() {
        long start = time.nanoTime();

        time.advance(Duration.ofMinutes(1));

        assertThat(time.nanoTime()).isLessThan(start);
        assertThat(time.nanoTime() - start).isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void anUnparkBeforeThePark_isWorthOneReturn() {
        time.spawn("client", () -> {
            time.unpark(Thread.currentThread());
            time.unpark(Thread.currentThread());
            time.parkNanos(this, Long.MAX_VALUE);
            happened.add("first returned at " + millis());
            time.parkNanos(this, Duration.ofMillis(5).toNanos());
            happened.add("second returned at " + millis());
        });

        time.run();

        assertThat(happened).containsExactly("first returned at 0", "second returned at 5");
    }

    @Test
    void anUnparkedClientReturnsAtOnce_andItsTimeoutIsForgotten() {
        time.spawn("sleeper", () -> {
            var self = Thread.currentThread();
            time.schedule(() -> time.unpark(self), Duration.ofMillis(10));
            time.parkNanos(this, Duration.ofMillis(50).toNanos());
            happened.add("woken at " + millis());
            time.parkNanos(this, Duration.ofMillis(100).toNanos());
            happened.add("slept until " + millis());
        });

        time.run();

        assertThat(happened).containsExactly("woken at 10", "slept until 110");
    }

    @Test
    void anInterruptWakesAParkedClient_andItsFlagIsSet() {
        time.spawn("sleeper", () -> {
            var self = Thread.currentThread();
            time.schedule(() -> time.interrupt(self), Duration.ofMillis(10));
            assertThatThrownBy(() -> time.sleep(Duration.ofMinutes(1))).isInstanceOf(InterruptedException.class);
            happened.add("interrupted at " + millis());
        });

        time.run();

        assertThat(happened).containsExactly("interrupted at 10");
    }

    @Test
    void aCancelledTaskDoesNotRun() {
        var task = time.schedule(() -> happened.add("never"), Duration.ofMillis(10));

        task.cancel();
        time.advance(Duration.ofSeconds(1));

        assertThat(happened).isEmpty();
    }

    @Test
    void aDeadlockNamesWhoWaitsForWhat() {
        time.spawn("left", () -> time.parkNanos("the right one", Long.MAX_VALUE));
        time.spawn("right", () -> time.parkNanos("the left one", Long.MAX_VALUE));

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("Deadlock at PT0S")
                .hasMessageContaining("\"left\" (client 1")
                .hasMessageContaining("waits for the right one")
                .hasMessageContaining("\"right\" (client 2")
                .hasMessageContaining("waits for the left one");
    }

    @Test
    void aClientThatBlocksForReal_isNamedWithItsStack() {
        time.spawn("honest", () -> sleepAndTell("honest", 1_000));
        time.spawn("cheat", () -> new CountDownLatch(1).await());

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("blocks for real")
                .hasMessageContaining("\"cheat\"")
                .cause()
                .satisfies(where -> assertThat(where.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().contains("CountDownLatch")));
    }

    @Test
    void aClientsUncaughtException_endsTheRunWithItsStory() {
        var failure = new IllegalStateException("no luck");
        time.spawn("unlucky", () -> {
            time.sleep(Duration.ofMillis(20));
            throw failure;
        });
        time.spawn("other", () -> time.sleep(Duration.ofMinutes(1)));

        assertThatThrownBy(time::run)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining(
                        "A client failed at PT0.02S: \"unlucky\" (client 1, spawned at PT0S, parked 1 time")
                .hasCause(failure);
    }

    @Test
    void aTimerTaskThatBlocks_isToldThatItMustNot() {
        time.schedule(() -> time.parkNanos("a lock", 10), Duration.ofMillis(10));

        assertThatThrownBy(() -> time.advance(Duration.ofSeconds(1)))
                .isInstanceOf(SimulationException.class)
                .cause()
                .hasMessage("a timer task must not block, but it parked on a lock");
    }

    @Test
    void theSameSeedGivesTheSameRun_whateverTheThreads() {
        long onPlatformThreads = traceOfABusyRun(42, ClientThreads.platform());

        assertThat(traceOfABusyRun(42, ClientThreads.platform())).isEqualTo(onPlatformThreads);
        assertThat(traceOfABusyRun(43, ClientThreads.platform())).isNotEqualTo(onPlatformThreads);
        assertThat(onPlatformThreads).as("the same on every JDK").isEqualTo(-1437915512386491329L);
        if (ClientThreads.virtualAreAvailable()) {
            assertThat(traceOfABusyRun(42, ClientThreads.virtual())).isEqualTo(onPlatformThreads);
        }
    }

    private static long traceOfABusyRun(long seed, Executor threads) {
        try (var time = new SimulatedTime(seed, threads)) {
            for (int client = 0; client < 20; client++) {
                time.spawn("client-" + client, () -> {
                    for (int turn = 0; turn < 50; turn++) {
                        time.sleep(Duration.ofNanos(time.random().nextInt(1_000_000)));
                    }
                });
            }
            time.run();
            return time.traceHash();
        }
    }

    private void sleepAndTell(String name, int millis) throws InterruptedException {
        time.sleep(Duration.ofMillis(millis));
        happened.add(name + " at " + millis());
    }

    private long millis() {
        return time.elapsed().toMillis();
    }
}
