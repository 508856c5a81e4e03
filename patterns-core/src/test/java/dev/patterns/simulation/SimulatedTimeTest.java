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
    void anInterruptOfARunningClient_endsItsNextWaitAtOnce() {
        time.spawn("client", () -> {
            Thread.currentThread().interrupt();
            time.parkNanos(this, Long.MAX_VALUE);
            happened.add("returned at " + millis() + ", interrupted: " + Thread.interrupted());
        });

        time.run();

        assertThat(happened).containsExactly("returned at 0, interrupted: true");
    }

    @Test
    void theTestsOwnWaitCanBeInterrupted() {
        var test = Thread.currentThread();
        time.spawn("other", () -> time.interrupt(test));

        assertThatThrownBy(() -> time.sleep(Duration.ofMinutes(1))).isInstanceOf(InterruptedException.class);

        assertThat(time.elapsed()).isZero();
    }

    @Test
    void wakingOrInterruptingAClientThatHasEnded_reachesNobody() {
        var ended = new ArrayList<Thread>();
        time.spawn("first", () -> ended.add(Thread.currentThread()));
        time.spawn("second", () -> {
            time.sleep(Duration.ofMillis(1));
            time.interrupt(ended.get(0));
            time.unpark(ended.get(0));
            time.spawn("third", () -> {
                happened.add("on the same thread: " + (Thread.currentThread() == ended.get(0)));
                time.sleep(Duration.ofMillis(5));
                happened.add("third slept until " + millis());
            });
        });

        // "first" must have a thread of its own that is free when "third" begins
        time.spawn("fourth", () -> time.sleep(Duration.ofMillis(20)));
        time.run();

        assertThat(happened).contains("third slept until 6");
    }

    /** The thread serves somebody else by now, as pooled threads do. It is a wake-up for no reason, in every run the same. */
    @Test
    void aWakeUpThatComesTooLate_isTheSameInEveryRun() {
        long onPlatformThreads = traceOfLateWakeUps(ClientThreads.platform());

        assertThat(traceOfLateWakeUps(ClientThreads.platform())).isEqualTo(onPlatformThreads);
        assertThat(onPlatformThreads).as("the same on every JDK").isEqualTo(-2953704216302806734L);
        if (ClientThreads.virtualAreAvailable()) {
            assertThat(traceOfLateWakeUps(ClientThreads.virtual())).isEqualTo(onPlatformThreads);
        }
    }

    private static long traceOfLateWakeUps(Executor threads) {
        try (var time = new SimulatedTime(42, threads)) {
            for (int client = 0; client < 200; client++) {
                time.spawn("client-" + client, () -> {
                    var self = Thread.currentThread();
                    time.schedule(
                            () -> time.unpark(self),
                            Duration.ofNanos(time.random().nextInt(5_000)));
                    for (int turn = 0; turn < 5; turn++) {
                        time.parkNanos("turn", time.random().nextInt(1_000));
                    }
                    time.spawn("successor", () -> {
                        for (int turn = 0; turn < 5; turn++) {
                            time.parkNanos("turn", time.random().nextInt(1_000));
                        }
                    });
                });
            }
            time.run();
            return time.traceHash();
        }
    }

    @Test
    void whatHangsOnAThread_isTheSameInEveryRun() {
        assertThat(threadLocalsSeen(ClientThreads.platform()))
                .isEqualTo(threadLocalsSeen(ClientThreads.best()))
                .contains("none", "client-1");
    }

    private static List<String> threadLocalsSeen(Executor threads) {
        var left = ThreadLocal.withInitial(() -> "none");
        var seen = new ArrayList<String>();
        try (var time = new SimulatedTime(42, threads)) {
            for (int client = 0; client < 20; client++) {
                var name = "client-" + client;
                time.spawn(name, () -> {
                    seen.add(left.get());
                    left.set(name);
                    time.sleep(Duration.ofNanos(time.random().nextInt(3)));
                    time.spawn("successor", () -> seen.add(left.get()));
                });
            }
            time.run();
        }
        return seen;
    }

    @Test
    void timersOfOneTimeKeepTheirOrder_andOneThatIsLateRunsNow() {
        time.schedule(() -> happened.add("b"), Duration.ofMillis(10));
        time.schedule(() -> happened.add("c"), Duration.ofMillis(10));
        time.schedule(() -> happened.add("a"), Duration.ofMillis(-10));
        time.schedule(() -> happened.add("never"), Duration.ofSeconds(Long.MAX_VALUE));

        time.advance(Duration.ofMillis(10));

        assertThat(happened).containsExactly("a", "b", "c");
    }

    @Test
    void timersAloneDoNotKeepARunGoing() {
        time.schedule(() -> happened.add("tick"), Duration.ofMillis(10));
        time.spawn("client", () -> time.sleep(Duration.ofMillis(5)));

        time.run();

        assertThat(happened).isEmpty();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void whatAClientBegins_isAClientToo() {
        time.spawn("parent", () -> {
            time.execute(() -> happened.add("worker " + time.threadNumber() + " at " + millis()));
            time.spawn("child", () -> sleepAndTell("child", 10));
            time.sleep(Duration.ofMillis(5));
            happened.add("parent " + time.threadNumber() + " at " + millis());
        });

        time.run();

        assertThat(happened).containsExactly("worker 2 at 0", "parent 1 at 5", "child at 10");
        assertThat(time.threadNumber()).isZero();
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
