package dev.patterns.examples.contenders.retry;

import dev.patterns.Time;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The retries that are compared. */
public enum RetryContender {
    DOCUMENTED(true) {
        @Override
        public RetryAdapter open(RetrySettings settings, Time time, RandomGenerator random) {
            return new DocumentedRetry(settings, time, random);
        }
    },
    HANDWRITTEN(true) {
        @Override
        public RetryAdapter open(RetrySettings settings, Time time, RandomGenerator random) {
            return new HandwrittenRetry(settings, time, random);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return HandwrittenRetry.settingFor(remedy);
        }
    },
    RESILIENCE4J(true) {
        @Override
        public RetryAdapter open(RetrySettings settings, Time time, RandomGenerator random) {
            return new Resilience4jRetry(settings, time, random);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return Resilience4jRetry.settingFor(remedy);
        }
    },
    FAILSAFE(false) {
        @Override
        public RetryAdapter open(RetrySettings settings, Time time, RandomGenerator random) {
            return new FailsafeRetry(settings);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return FailsafeRetry.settingFor(remedy);
        }
    },
    SPRING(false) {
        @Override
        public RetryAdapter open(RetrySettings settings, Time time, RandomGenerator random) {
            return new SpringRetry(settings);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return SpringRetry.settingFor(remedy);
        }
    };

    private final boolean simulatedTime;

    RetryContender(boolean simulatedTime) {
        this.simulatedTime = simulatedTime;
    }

    /** Makes a new retry with these settings. In real time the libraries use their own source of randomness. */
    public abstract RetryAdapter open(RetrySettings settings, Time time, RandomGenerator random);

    public final RetryAdapter open(RetrySettings settings) {
        return open(settings, Time.system(), RandomGenerator.getDefault());
    }

    /** Its own setting for a remedy, where it has one. {@link RetrySettings#remedy} makes {@link #open} set it. */
    public Optional<RemedySetting> settingFor(Remedy remedy) {
        return Optional.empty();
    }

    /** Whether it runs on the {@link Time} passed to {@code open}; the others always run in real time. */
    public final boolean runsInSimulatedTime() {
        return simulatedTime;
    }
}
