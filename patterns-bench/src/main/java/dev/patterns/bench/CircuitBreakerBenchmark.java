package dev.patterns.bench;

import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.breaker.BreakerContender;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import java.time.Duration;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The cost of a breaker for a call that succeeds, and the cost of a rejection. All threads share one breaker. Run it
 * with {@code -t 2} for two threads and with {@code -prof gc} for the bytes allocated in a call.
 */
public class CircuitBreakerBenchmark extends AverageTimeBenchmark {

    /** The breaker around the call; DIRECT has none. */
    public enum Contender {
        DIRECT(Policy::compose),
        HANDWRITTEN(BreakerContender.HANDWRITTEN),
        DOCUMENTED(BreakerContender.DOCUMENTED),
        WELL_ARCHITECTED(BreakerContender.WELL_ARCHITECTED),
        RESILIENCE4J(BreakerContender.RESILIENCE4J),
        FAILSAFE(BreakerContender.FAILSAFE);

        private final Supplier<Policy> factory;

        Contender(BreakerContender contender) {
            this(() -> contender.open(SETTINGS));
        }

        Contender(Supplier<Policy> factory) {
            this.factory = factory;
        }
    }

    private static final BreakerSettings SETTINGS =
            BreakerSettings.of("benchmark").openFor(Duration.ofDays(1));

    /** A closed breaker. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // @Setup assigns the fields
    public static class Closed {
        @Param
        public Contender contender;

        Policy policy;
        String answer = "answer";

        @Setup
        public void open() {
            policy = contender.factory.get();
        }

        String answer() {
            return answer;
        }
    }

    /** An open breaker. DIRECT is left out: without a breaker no call is rejected. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // @Setup assigns the fields
    public static class Open {
        @Param({"HANDWRITTEN", "DOCUMENTED", "WELL_ARCHITECTED", "RESILIENCE4J", "FAILSAFE"})
        public Contender contender;

        Policy policy;

        @Setup
        public void open() {
            policy = contender.factory.get();
            for (int i = 0; i < SETTINGS.failureThreshold(); i++) {
                try {
                    policy.call(() -> {
                        throw new IllegalStateException("no answer");
                    });
                } catch (IllegalStateException expected) {
                    // the last one opens the breaker
                }
            }
        }
    }

    @Benchmark
    public String success(Closed breaker) {
        return breaker.policy.call(breaker::answer);
    }

    /** Includes the library's own exception and its translation by the adapter. */
    @Benchmark
    public CallRejectedException rejection(Open breaker) {
        try {
            breaker.policy.call(() -> "answer");
        } catch (CallRejectedException rejected) {
            return rejected;
        }
        throw new IllegalStateException("the breaker is not open");
    }
}
