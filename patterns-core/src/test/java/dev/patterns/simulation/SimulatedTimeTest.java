package dev.patterns.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedTimeTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final List<String> log = new ArrayList<>();

    @Test
    void threadsRunInTheOrderOfTheirWakingTimes() {
        time.spawn("slow", () -> sleepAndLog("slow", 300));
        time.spawn("quick", () -> sleepAndLog("quick", 100));
        time.spawn("middle", () -> sleepAndLog("middle", 200));

        time.run();

        assertThat(log).containsExactly("quick at 100", "middle at 200", "slow at 300");
    }

    @Test
    void waitsOfTheRootThreadMoveTheClock() throws InterruptedException {
        time.schedule(() -> log.add("timer at " + millis()), Duration.ofMillis(40));

        time.sleep(Duration.ofMillis(30));
        log.add("awake at " + millis());
        time.advance(Duration.ofMillis(30));

        assertThat(log).containsExactly("awake at 30", "timer at 40");
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(60));
    }

    @Test
    void nanoTimeOverflows_andItsDifferencesStayCorrect() {
        long start = time.nanoTime();

        time.advance(Duration.ofMinutes(1));

        assertThat(time.nanoTime()).isLessThan(start);
        assertThat(time.nanoTime() - start).isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void unparksBeforeAPark_letOneParkReturnAtOnce() {
        time.spawn("thread", () -> {
            time.unpark(Thread.currentThread());
            time.unpark(Thread.currentThread());
            time.parkNanos(this, Long.MAX_VALUE);
            log.add("first returned at " + millis());
            time.parkNanos(this, Duration.ofMillis(5).toNanos());
            log.add("second returned at " + millis());
        });

        time.run();

        assertThat(log).containsExactly("first returned at 0", "second returned at 5");
    }

    @Test
    void unparkedThreadReturnsAtOnce_andItsTimeoutIsCancelled() {
        time.spawn("sleeper", () -> {
            var self = Thread.currentThread();
            time.schedule(() -> time.unpark(self), Duration.ofMillis(10));
            time.parkNanos(this, Duration.ofMillis(50).toNanos());
            log.add("woken at " + millis());
            time.parkNanos(this, Duration.ofMillis(100).toNanos());
            log.add("slept until " + millis());
        });

        time.run();

        assertThat(log).containsExactly("woken at 10", "slept until 110");
    }

    @Test
    void interruptWakesAParkedThread_andSleepThrows() {
        time.spawn("sleeper", () -> {
            var self = Thread.currentThread();
            time.schedule(() -> time.interrupt(self), Duration.ofMillis(10));
            assertThatThrownBy(() -> time.sleep(Duration.ofMinutes(1))).isInstanceOf(InterruptedException.class);
            log.add("interrupted at " + millis());
        });

        time.run();

        assertThat(log).containsExactly("interrupted at 10");
    }

    @Test
    void interruptOfARunningThread_letsItsNextParkReturnAtOnce() {
        time.spawn("thread", () -> {
            Thread.currentThread().interrupt();
            time.parkNanos(this, Long.MAX_VALUE);
            log.add("returned at " + millis() + ", interrupted: " + Thread.interrupted());
        });

        time.run();

        assertThat(log).containsExactly("returned at 0, interrupted: true");
    }

    @Test
    void rootThreadCanBeInterruptedWhileItWaits() {
        var test = Thread.currentThread();
        time.spawn("other", () -> time.interrupt(test));

        assertThatThrownBy(() -> time.sleep(Duration.ofMinutes(1))).isInstanceOf(InterruptedException.class);

        assertThat(time.elapsed()).isZero();
    }

    @Test
    void unparkOrInterruptOfAThreadThatHasEnded_hasNoEffect() {
        var ended = new ArrayList<Thread>();
        time.spawn("first", () -> ended.add(Thread.currentThread()));
        time.spawn("second", () -> {
            time.sleep(Duration.ofMillis(1));
            time.interrupt(ended.get(0));
            time.unpark(ended.get(0));
            time.spawn("third", () -> {
                log.add("on the same Java thread: " + (Thread.currentThread() == ended.get(0)));
                time.sleep(Duration.ofMillis(5));
                log.add("third slept until " + millis());
            });
        });

        // keeps the run going, so that the Java thread of "first" is idle when "third" starts
        time.spawn("fourth", () -> time.sleep(Duration.ofMillis(20)));
        time.run();

        assertThat(log).contains("third slept until 6");
    }

    @Test
    void timersOfTheSameTimeKeepTheirOrder_andANegativeDelayMeansNow() {
        time.schedule(() -> log.add("b"), Duration.ofMillis(10));
        time.schedule(() -> log.add("c"), Duration.ofMillis(10));
        time.schedule(() -> log.add("a"), Duration.ofMillis(-10));
        time.schedule(() -> log.add("never"), Duration.ofSeconds(Long.MAX_VALUE));

        time.advance(Duration.ofMillis(10));

        assertThat(log).containsExactly("a", "b", "c");
    }

    @Test
    void timersAloneDoNotKeepARunGoing() {
        time.schedule(() -> log.add("tick"), Duration.ofMillis(10));
        time.spawn("thread", () -> time.sleep(Duration.ofMillis(5)));

        time.run();

        assertThat(log).isEmpty();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void aTimerThatSchedulesItselfForEver_isNoDeadlockWhileAThreadHasATimeout() throws InterruptedException {
        tickEverySecond();

        time.sleep(Duration.ofSeconds(250_000));

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(250_000));
    }

    private void tickEverySecond() {
        time.schedule(this::tickEverySecond, Duration.ofSeconds(1));
    }

    @Test
    void whatASimulatedThreadStarts_isASimulatedThreadToo() {
        time.spawn("parent", () -> {
            time.execute(() -> log.add("worker " + time.threadNumber() + " at " + millis()));
            time.spawn("child", () -> sleepAndLog("child", 10));
            time.sleep(Duration.ofMillis(5));
            log.add("parent " + time.threadNumber() + " at " + millis());
        });

        time.run();

        assertThat(log).containsExactly("worker 2 at 0", "parent 1 at 5", "child at 10");
        assertThat(time.threadNumber()).isZero();
    }

    @Test
    void cancelledTaskDoesNotRun() {
        var task = time.schedule(() -> log.add("never"), Duration.ofMillis(10));

        task.cancel();
        time.advance(Duration.ofSeconds(1));

        assertThat(log).isEmpty();
    }

    @Test
    void clockCannotGoBack() {
        assertThatThrownBy(() -> time.advance(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    private void sleepAndLog(String name, int millis) throws InterruptedException {
        time.sleep(Duration.ofMillis(millis));
        log.add(name + " at " + millis());
    }

    private long millis() {
        return time.elapsed().toMillis();
    }
}
