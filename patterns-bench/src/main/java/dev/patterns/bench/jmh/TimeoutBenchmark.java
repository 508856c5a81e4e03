package dev.patterns.bench.jmh;

import dev.patterns.Policy;
import dev.patterns.examples.contenders.timeout.TimeoutContender;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a timeout costs a call that ends in time. Blocking, the hand-written default and Resilience4j's hand the call to
 * another thread and can leave it behind; Failsafe's stays on the caller's thread and interrupts it.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by set-up
public class TimeoutBenchmark {

    @Param("HANDWRITTEN")
    public String contender;

    private Policy policy;
    private String answer = "answer";

    @Setup
    public void open() {
        policy = contender.equals("DIRECT")
                ? Policy.compose()
                : TimeoutContender.valueOf(contender).open("benchmark", Duration.ofSeconds(10));
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
