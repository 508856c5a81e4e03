package dev.patterns.examples.contenders.timeout;

import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.timeout.Timeout;
import java.time.Duration;

/** The timeouts that are compared. The documents have no timeout. */
public enum TimeoutContender {
    HANDWRITTEN(true) {
        @Override
        public Policy open(String name, Duration limit, Time time) {
            return Timeout.builder(name).limit(limit).time(time).build();
        }
    },
    RESILIENCE4J(false) {
        @Override
        public Policy open(String name, Duration limit, Time time) {
            return new Resilience4jTimeout(name, limit);
        }
    },
    FAILSAFE(false) {
        @Override
        public Policy open(String name, Duration limit, Time time) {
            return new FailsafeTimeout(name, limit);
        }
    };

    private final boolean simulatedTime;

    TimeoutContender(boolean simulatedTime) {
        this.simulatedTime = simulatedTime;
    }

    /** Makes a new timeout: at the limit the caller gets a {@link dev.patterns.timeout.TimeoutExceededException}. */
    public abstract Policy open(String name, Duration limit, Time time);

    public final Policy open(String name, Duration limit) {
        return open(name, limit, Time.system());
    }

    /** Whether it runs on the {@link Time} passed to {@code open}; the others always run in real time. */
    public final boolean runsInSimulatedTime() {
        return simulatedTime;
    }
}
