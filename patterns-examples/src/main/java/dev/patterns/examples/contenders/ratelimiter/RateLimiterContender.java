package dev.patterns.examples.contenders.ratelimiter;

import dev.patterns.Time;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.util.Optional;

/** The rate limiters that are compared. The documents have no rate limiter. */
public enum RateLimiterContender {
    HANDWRITTEN(true, "burst(1)") {
        @Override
        public RateLimiterAdapter open(RateLimiterSettings settings, Time time) {
            return new HandwrittenRateLimiter(settings, time);
        }
    },
    RESILIENCE4J(false, "limitForPeriod 1") {
        @Override
        public RateLimiterAdapter open(RateLimiterSettings settings, Time time) {
            return new Resilience4jRateLimiter(settings);
        }
    },
    FAILSAFE(false, "smoothBuilder") {
        @Override
        public RateLimiterAdapter open(RateLimiterSettings settings, Time time) {
            return new FailsafeRateLimiter(settings);
        }
    };

    private final boolean simulatedTime;
    private final String oneByOne;

    RateLimiterContender(boolean simulatedTime, String oneByOne) {
        this.simulatedTime = simulatedTime;
        this.oneByOne = oneByOne;
    }

    /** Makes a new rate limiter, all of whose permits are free. */
    public abstract RateLimiterAdapter open(RateLimiterSettings settings, Time time);

    /** Its own setting for a remedy. {@link RateLimiterSettings#remedy} makes {@link #open} set it. */
    public final Optional<RemedySetting> settingFor(Remedy remedy) {
        return remedy == RateLimiterRemedy.ONE_BY_ONE
                ? Optional.of(simulatedTime ? RemedySetting.inAnyTime(oneByOne) : RemedySetting.inRealTime(oneByOne))
                : Optional.empty();
    }

    /** Whether it runs on the {@link Time} passed to {@code open}; the others always run in real time. */
    public final boolean runsInSimulatedTime() {
        return simulatedTime;
    }
}
