package dev.patterns.bench;

import dev.patterns.Policy;
import dev.patterns.examples.contenders.timeout.TimeoutContender;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The cost of a timeout for a call that ends in time. A blocking call under the hand-written timeout or Resilience4j's
 * runs on another thread, so the caller can go on without it. Under Failsafe's it runs on the caller's thread. The
 * documents have no timeout.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // @Setup assigns the fields
public class TimeoutBenchmark extends AverageTimeBenchmark {

    /** The timeout around the call; DIRECT has none. */
    public enum Contender {
        DIRECT(Policy::compose),
        HANDWRITTEN(TimeoutContender.HANDWRITTEN),
        RESILIENCE4J(TimeoutContender.RESILIENCE4J),
        FAILSAFE(TimeoutContender.FAILSAFE);

        private final Supplier<Policy> factory;

        Contender(TimeoutContender contender) {
            this(() -> contender.open("benchmark", Duration.ofSeconds(10)));
        }

        Contender(Supplier<Policy> factory) {
            this.factory = factory;
        }
    }

    @Param
    public Contender contender;

    private Policy policy;
    private String answer = "answer";

    @Setup
    public void open() {
        policy = contender.factory.get();
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
