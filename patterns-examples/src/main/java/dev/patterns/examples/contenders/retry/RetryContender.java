package dev.patterns.examples.contenders.retry;

import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import java.util.random.RandomGenerator;

/** The retries that are compared. */
public enum RetryContender {
    DOCUMENTED(true) {
        @Override
        public Policy open(RetrySettings settings, Time time, RandomGenerator random) {
            return new DocumentedRetry(settings, time, random);
        }
    },
    HANDWRITTEN(true) {
        @Override
        public Policy open(RetrySettings settings, Time time, RandomGenerator random) {
            return Retry.builder(settings.name())
                    .maxAttempts(settings.maxAttempts())
                    .backoff(Backoff.exponential(settings.firstDelay(), settings.maxDelay())
                            .withEqualJitter())
                    .retryOn(settings.retryOn())
                    .time(time)
                    .random(random)
                    .build();
        }
    },
    RESILIENCE4J(true) {
        @Override
        public Policy open(RetrySettings settings, Time time, RandomGenerator random) {
            return new Resilience4jRetry(settings, time, random);
        }
    },
    FAILSAFE(false) {
        @Override
        public Policy open(RetrySettings settings, Time time, RandomGenerator random) {
            return new FailsafeRetry(settings);
        }
    };

    private final boolean simulatedTime;

    RetryContender(boolean simulatedTime) {
        this.simulatedTime = simulatedTime;
    }

    /** Makes a new retry with these settings. In real time the libraries use their own source of randomness. */
    public abstract Policy open(RetrySettings settings, Time time, RandomGenerator random);

    public final Policy open(RetrySettings settings) {
        return open(settings, Time.system(), RandomGenerator.getDefault());
    }

    /** Whether it runs on the {@link Time} passed to {@code open}; the others always run in real time. */
    public final boolean runsInSimulatedTime() {
        return simulatedTime;
    }
}
