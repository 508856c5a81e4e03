package dev.patterns.bench.jmh;

import dev.failsafe.Failsafe;
import dev.patterns.Cancellable;
import dev.patterns.Time;
import dev.patterns.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a rate limiter costs a call that finds a permit, and what it costs to be rejected. Every contender is called as
 * its own users call it, without an adapter. All threads share one rate limiter.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by set-up
public class RateLimiterBenchmark {

    /** A way to make a call. */
    private interface Guard {
        String call(Supplier<String> action);
    }

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** More calls in a second than the benchmark can make. */
    private static final int ALL = 1_000_000_000;

    @Param("HANDWRITTEN")
    public String contender;

    private Guard free;
    private Guard used;
    private String answer = "answer";

    @Setup
    public void set() {
        switch (contender) {
            case "DIRECT" -> free = Supplier::get;
            case "HANDWRITTEN" -> setHandwritten();
            case "RESILIENCE4J" -> setResilience4j();
            case "FAILSAFE" -> setFailsafe();
            default -> throw new IllegalArgumentException(contender);
        }
    }

    @Benchmark
    public String success() {
        return free.call(() -> answer);
    }

    @Benchmark
    public RuntimeException rejection() {
        try {
            used.call(() -> answer);
        } catch (RuntimeException rejected) {
            return rejected;
        }
        throw new IllegalStateException("the call was not rejected");
    }

    private void setHandwritten() {
        var all = RateLimiter.builder("benchmark")
                .permits(1_000_000, SECOND)
                .time(new FastTime(Time.system()))
                .build();
        free = action -> all.call(action::get);
        var one = RateLimiter.builder("benchmark").permits(1, DAY).build();
        one.tryAcquire();
        used = action -> one.call(action::get);
    }

    private void setResilience4j() {
        free = resilience4j(ALL, SECOND)::executeSupplier;
        var one = resilience4j(1, DAY);
        one.acquirePermission();
        used = one::executeSupplier;
    }

    /** Its best setting for rejections: with stack traces they cost several times as much. */
    private static io.github.resilience4j.ratelimiter.RateLimiter resilience4j(int permits, Duration period) {
        return io.github.resilience4j.ratelimiter.RateLimiter.of(
                "benchmark",
                RateLimiterConfig.custom()
                        .limitForPeriod(permits)
                        .limitRefreshPeriod(period)
                        .timeoutDuration(Duration.ZERO)
                        .writableStackTraceEnabled(false)
                        .build());
    }

    private void setFailsafe() {
        var all = dev.failsafe.RateLimiter.<String>burstyBuilder(ALL, SECOND).build();
        free = action -> Failsafe.with(all).get(action::get);
        var one = dev.failsafe.RateLimiter.<String>burstyBuilder(1, DAY).build();
        one.tryAcquirePermit();
        used = action -> Failsafe.with(one).get(action::get);
    }

    /**
     * The machine's clock, a thousand times as fast: the highest rate that can be set, one call a microsecond, is then
     * one a nanosecond. A reading costs the same.
     */
    private record FastTime(Time machine) implements Time {

        @Override
        public long nanoTime() {
            return 1_000 * machine.nanoTime();
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
            machine.parkNanos(blocker, nanos);
        }

        @Override
        public void unpark(Thread thread) {
            machine.unpark(thread);
        }

        @Override
        public void interrupt(Thread thread) {
            machine.interrupt(thread);
        }

        @Override
        public void execute(Runnable task) {
            machine.execute(task);
        }

        @Override
        public Cancellable schedule(Runnable task, Duration delay) {
            return machine.schedule(task, delay);
        }

        @Override
        public long threadNumber() {
            return machine.threadNumber();
        }
    }
}
