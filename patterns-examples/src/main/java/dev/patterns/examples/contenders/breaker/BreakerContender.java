package dev.patterns.examples.contenders.breaker;

import dev.patterns.Time;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.util.Optional;

/** The breakers that are compared. */
public enum BreakerContender {
    DOCUMENTED(true) {
        @Override
        public BreakerAdapter open(BreakerSettings settings, Time time) {
            return new DocumentedBreaker(settings, time);
        }
    },
    WELL_ARCHITECTED(true) {
        @Override
        public BreakerAdapter open(BreakerSettings settings, Time time) {
            return new WellArchitectedBreaker(settings, time);
        }
    },
    HANDWRITTEN(true) {
        @Override
        public BreakerAdapter open(BreakerSettings settings, Time time) {
            return new HandwrittenBreaker(settings, time);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return HandwrittenBreaker.settingFor(remedy);
        }
    },
    RESILIENCE4J(true) {
        @Override
        public BreakerAdapter open(BreakerSettings settings, Time time) {
            return new Resilience4jBreaker(settings, time);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return Resilience4jSettings.settingFor(remedy);
        }
    },
    FAILSAFE(false) {
        @Override
        public BreakerAdapter open(BreakerSettings settings, Time time) {
            return new FailsafeBreaker(settings);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return FailsafeSettings.settingFor(remedy);
        }
    };

    private final boolean simulatedTime;

    BreakerContender(boolean simulatedTime) {
        this.simulatedTime = simulatedTime;
    }

    /** Makes a new, closed breaker with these settings. */
    public abstract BreakerAdapter open(BreakerSettings settings, Time time);

    public final BreakerAdapter open(BreakerSettings settings) {
        return open(settings, Time.system());
    }

    /** Its own setting for a remedy, where it has one. {@link BreakerSettings#remedy} makes {@link #open} set it. */
    public Optional<RemedySetting> settingFor(Remedy remedy) {
        return Optional.empty();
    }

    /** Whether it runs on the {@link Time} passed to {@code open}; the others always run in real time. */
    public final boolean runsInSimulatedTime() {
        return simulatedTime;
    }
}
