package dev.patterns.examples.contenders.timeout;

import dev.patterns.Time;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.time.Duration;
import java.util.Optional;

/** The timeouts that are compared. The documents have no timeout. */
public enum TimeoutContender {
    HANDWRITTEN(true) {
        @Override
        public TimeoutAdapter open(TimeoutSettings settings, Time time) {
            return new HandwrittenTimeout(settings, time);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return remedy == TimeoutRemedy.CALLER_THREAD
                    ? Optional.of(RemedySetting.inAnyTime("interruptCaller"))
                    : Optional.empty();
        }
    },
    RESILIENCE4J(false) {
        @Override
        public TimeoutAdapter open(TimeoutSettings settings, Time time) {
            return new Resilience4jTimeout(settings.name(), settings.limit());
        }
    },
    FAILSAFE(false) {
        @Override
        public TimeoutAdapter open(TimeoutSettings settings, Time time) {
            return new FailsafeTimeout(settings.name(), settings.limit());
        }
    };

    private final boolean simulatedTime;

    TimeoutContender(boolean simulatedTime) {
        this.simulatedTime = simulatedTime;
    }

    /** Makes a new timeout: at the limit the caller gets a {@link dev.patterns.timeout.TimeoutExceededException}. */
    public abstract TimeoutAdapter open(TimeoutSettings settings, Time time);

    public final TimeoutAdapter open(String name, Duration limit, Time time) {
        return open(new TimeoutSettings(name, limit, Optional.empty()), time);
    }

    public final TimeoutAdapter open(String name, Duration limit) {
        return open(name, limit, Time.system());
    }

    /** Its own setting for a remedy, where it has one. {@link TimeoutSettings#remedy} makes {@link #open} set it. */
    public Optional<RemedySetting> settingFor(Remedy remedy) {
        return Optional.empty();
    }

    /** Whether it runs on the {@link Time} passed to {@code open}; the others always run in real time. */
    public final boolean runsInSimulatedTime() {
        return simulatedTime;
    }
}
