package dev.patterns.bench;

import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.breaker.BreakerContender;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import java.time.Duration;
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
 * What a breaker costs a call that succeeds, and what it costs to be turned away. All threads share one breaker. Run with
 * {@code -t} for more than one of them and {@code -prof gc} for bytes a call.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CircuitBreakerBenchmark {

    /** Who guards the call. */
    public enum Contender {
        DIRECT(Policy::compose),
        HANDWRITTEN(BreakerContender.HANDWRITTEN),
        DOCUMENTED(BreakerContender.DOCUMENTED),
        WELL_ARCHITECTED(BreakerContender.WELL_ARCHITECTED),
        RESILIENCE4J(BreakerContender.RESILIENCE4J),
        FAILSAFE(BreakerContender.FAILSAFE);

        private final Supplier<Policy> opens;

        Contender(BreakerContender contender) {
            this(() -> contender.open(SETTINGS));
        }

        Contender(Supplier<Policy> opens) {
            this.opens = opens;
        }
    }

    private static final BreakerSettings SETTINGS =
            BreakerSettings.of("benchmark").openFor(Duration.ofDays(1));

    /** A breaker that is closed. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // by set-up
    public static class Closed {
        @Param
        public Contender contender;

        Policy policy;
        String answer = "answer";

        @Setup
        public void open() {
            policy = contender.opens.get();
        }

        String answer() {
            return answer;
        }
    }

    /** A breaker that is open. Without one nobody is turned away, so DIRECT isn't there. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // by set-up
    public static class Open {
        @Param({"HANDWRITTEN", "DOCUMENTED", "WELL_ARCHITECTED", "RESILIENCE4J", "FAILSAFE"})
        public Contender contender;

        Policy policy;

        @Setup
        public void open() {
            policy = contender.opens.get();
            for (int i = 0; i < SETTINGS.failureThreshold(); i++) {
                try {
                    policy.call(() -> {
                        throw new IllegalStateException("no answer");
                    });
                } catch (IllegalStateException expected) {
                    // opens the breaker in the end
                }
            }
        }
    }

    @Benchmark
    public String success(Closed breaker) {
        return breaker.policy.call(breaker::answer);
    }

    /** The contender's own exception, and ours that the adapter makes of it. */
    @Benchmark
    public CallRejectedException rejection(Open breaker) {
        try {
            breaker.policy.call(() -> "answer");
        } catch (CallRejectedException rejected) {
            return rejected;
        }
        throw new IllegalStateException("not open");
    }
}
