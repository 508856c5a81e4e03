package dev.patterns.examples.contenders.breaker;

import dev.patterns.Time;

/** The breakers that are compared. */
public enum BreakerContender {
    DOCUMENTED(true) {
        @Override
        public BreakerPort open(BreakerSettings settings, Time time) {
            return new DocumentedBreaker(settings, time);
        }
    },
    WELL_ARCHITECTED(true) {
        @Override
        public BreakerPort open(BreakerSettings settings, Time time) {
            return new WellArchitectedBreaker(settings, time);
        }
    },
    HANDWRITTEN(true) {
        @Override
        public BreakerPort open(BreakerSettings settings, Time time) {
            return new HandwrittenBreaker(settings, time);
        }
    },
    RESILIENCE4J(true) {
        @Override
        public BreakerPort open(BreakerSettings settings, Time time) {
            return new Resilience4jBreaker(settings, time);
        }
    },
    FAILSAFE(false) {
        @Override
        public BreakerPort open(BreakerSettings settings, Time time) {
            return new FailsafeBreaker(settings);
        }
    };

    private final boolean anyTime;

    BreakerContender(boolean anyTime) {
        this.anyTime = anyTime;
    }

    /** A new breaker with these settings. */
    public abstract BreakerPort open(BreakerSettings settings, Time time);

    public final BreakerPort open(BreakerSettings settings) {
        return open(settings, Time.system());
    }

    /** Whether it runs in the time it is given; the others run in the machine's, whatever they are given. */
    public final boolean runsInAnyTime() {
        return anyTime;
    }
}
