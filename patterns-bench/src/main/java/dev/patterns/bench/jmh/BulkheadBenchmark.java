package dev.patterns.bench.jmh;

import dev.failsafe.Failsafe;
import dev.patterns.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a bulkhead costs a call that finds a permit, and what it costs to be rejected. Every contender is called as its
 * own users call it, without an adapter. All threads share one bulkhead.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by set-up
public class BulkheadBenchmark {

    /** A way to make a call. */
    private interface Guard {
        String call(Supplier<String> action);
    }

    /** More than the threads of any run. */
    private static final int LIMIT = 100;

    @Param("HANDWRITTEN")
    public String contender;

    private Guard free;
    private Guard full;
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
            full.call(() -> answer);
        } catch (RuntimeException rejected) {
            return rejected;
        }
        throw new IllegalStateException("the call was not rejected");
    }

    private void setHandwritten() {
        var all = Bulkhead.builder("benchmark").limit(LIMIT).build();
        free = action -> all.call(action::get);
        var one = Bulkhead.builder("benchmark").limit(1).build();
        if (one.callAsync(CompletableFuture<String>::new).isDone()) {
            throw new IllegalStateException("a call that doesn't end must hold the permit");
        }
        full = action -> one.call(action::get);
    }

    private void setResilience4j() {
        free = resilience4j(LIMIT)::executeSupplier;
        var one = resilience4j(1);
        one.acquirePermission();
        full = one::executeSupplier;
    }

    /** Its best setting for rejections: with stack traces they cost several times as much. */
    private static io.github.resilience4j.bulkhead.Bulkhead resilience4j(int limit) {
        return io.github.resilience4j.bulkhead.Bulkhead.of(
                "benchmark",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limit)
                        .maxWaitDuration(Duration.ZERO)
                        .writableStackTraceEnabled(false)
                        .build());
    }

    private void setFailsafe() {
        var all = dev.failsafe.Bulkhead.<String>of(LIMIT);
        free = action -> Failsafe.with(all).get(action::get);
    }
}
