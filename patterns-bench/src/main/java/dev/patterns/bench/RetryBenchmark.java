package dev.patterns.bench;

import dev.patterns.Policy;
import dev.patterns.examples.contenders.retry.RetryContender;
import dev.patterns.examples.contenders.retry.RetrySettings;
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
 * What a retry costs a call that succeeds at once, and one that fails with what isn't worth another try. What it costs to
 * wait is not measured: it waits. All threads share one retry.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by set-up
public class RetryBenchmark {

    /** Who repeats the call. */
    public enum Contender {
        DIRECT(Policy::compose),
        HANDWRITTEN(RetryContender.HANDWRITTEN),
        DOCUMENTED(RetryContender.DOCUMENTED),
        RESILIENCE4J(RetryContender.RESILIENCE4J),
        FAILSAFE(RetryContender.FAILSAFE);

        private final Supplier<Policy> opens;

        Contender(RetryContender contender) {
            this(() -> contender.open(
                    RetrySettings.of("benchmark").retryOn(failure -> !(failure instanceof IllegalStateException))));
        }

        Contender(Supplier<Policy> opens) {
            this.opens = opens;
        }
    }

    @Param
    public Contender contender;

    private Policy policy;
    private String answer = "answer";
    private final IllegalStateException mistake = new IllegalStateException("not worth another try");

    @Setup
    public void open() {
        policy = contender.opens.get();
    }

    @Benchmark
    public String success() {
        return policy.call(() -> answer);
    }

    @Benchmark
    public Exception failureThatIsNotRetried() {
        try {
            policy.call(() -> {
                throw mistake;
            });
        } catch (IllegalStateException failure) {
            return failure;
        }
        throw new AssertionError("swallowed");
    }
}
