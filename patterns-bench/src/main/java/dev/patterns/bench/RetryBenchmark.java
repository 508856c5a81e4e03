package dev.patterns.bench;

import dev.patterns.Policy;
import dev.patterns.examples.contenders.retry.RetryContender;
import dev.patterns.examples.contenders.retry.RetrySettings;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The cost of a retry for a call that succeeds at once, and for a call whose failure is not retried. Waits between
 * attempts are not measured. All threads share one retry.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // @Setup assigns the fields
public class RetryBenchmark extends AverageTimeBenchmark {

    /** The retry around the call; DIRECT has none. */
    public enum Contender {
        DIRECT(Policy::compose),
        HANDWRITTEN(RetryContender.HANDWRITTEN),
        DOCUMENTED(RetryContender.DOCUMENTED),
        RESILIENCE4J(RetryContender.RESILIENCE4J),
        FAILSAFE(RetryContender.FAILSAFE);

        private final Supplier<Policy> factory;

        Contender(RetryContender contender) {
            this(() -> contender.open(
                    RetrySettings.of("benchmark").retryOn(failure -> !(failure instanceof IllegalStateException))));
        }

        Contender(Supplier<Policy> factory) {
            this.factory = factory;
        }
    }

    @Param
    public Contender contender;

    private Policy policy;
    private String answer = "answer";
    private final IllegalStateException failure = new IllegalStateException("not retried");

    @Setup
    public void open() {
        policy = contender.factory.get();
    }

    @Benchmark
    public String success() {
        return policy.call(() -> answer);
    }

    @Benchmark
    public Exception failureThatIsNotRetried() {
        try {
            policy.call(() -> {
                throw failure;
            });
        } catch (IllegalStateException thrown) {
            return thrown;
        }
        throw new AssertionError("the failure was not thrown");
    }
}
