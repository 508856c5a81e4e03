package dev.patterns.bench;

import dev.patterns.Policy;
import dev.patterns.examples.contenders.timeout.TimeoutContender;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a timeout costs a call that ends in time. Blocking, ours and Resilience4j's hand the call to another thread and can
 * leave it behind; Failsafe's stays on the caller's thread and can't. The documents have no timeout.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by set-up
public class TimeoutBenchmark {

    /** Who limits the call. */
    public enum Contender {
        DIRECT(Policy::compose),
        HANDWRITTEN(TimeoutContender.HANDWRITTEN),
        RESILIENCE4J(TimeoutContender.RESILIENCE4J),
        FAILSAFE(TimeoutContender.FAILSAFE);

        private final Supplier<Policy> opens;

        Contender(TimeoutContender contender) {
            this(() -> contender.open("benchmark", Duration.ofSeconds(10)));
        }

        Contender(Supplier<Policy> opens) {
            this.opens = opens;
        }
    }

    @Param
    public Contender contender;

    private Policy policy;
    private String answer = "answer";

    @Setup
    public void open() {
        policy = contender.opens.get();
    }

    @Benchmark
    public String success() {
        return policy.call(() -> answer);
    }

    @Benchmark
    public String asyncSuccess() {
        return policy.callAsync(() -> CompletableFuture.completedFuture(answer)).join();
    }
}
