package dev.patterns.examples.incident.tiers;

import dev.patterns.Time;
import dev.patterns.examples.contenders.breaker.BreakerContender;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.retry.RetryContender;
import dev.patterns.examples.contenders.timeout.TimeoutContender;
import dev.patterns.examples.incident.plan.Tier;
import org.jspecify.annotations.Nullable;

/**
 * The contenders that a tier uses.
 *
 * @param timeout null if the tier has none; then the HTTP client's own timeout is used
 */
record TierContenders(
        BreakerContender breaker,
        RetryContender retry,
        PoolContender pool,
        @Nullable TimeoutContender timeout) {

    static TierContenders of(Tier tier, Time time) {
        var contenders = of(tier);
        return time.equals(Time.system()) ? contenders : contenders.inSimulatedTime();
    }

    /** With patterns-core in place of the contenders that can only wait in real time. */
    private TierContenders inSimulatedTime() {
        return new TierContenders(
                breaker,
                retry,
                pool.runsInSimulatedTime() ? pool : PoolContender.HANDWRITTEN,
                timeout == null || timeout.runsInSimulatedTime() ? timeout : TimeoutContender.HANDWRITTEN);
    }

    private static TierContenders of(Tier tier) {
        return switch (tier) {
            case HANDWRITTEN ->
                new TierContenders(
                        BreakerContender.HANDWRITTEN,
                        RetryContender.HANDWRITTEN,
                        PoolContender.HANDWRITTEN,
                        TimeoutContender.HANDWRITTEN);
            case LIBRARY ->
                new TierContenders(
                        BreakerContender.RESILIENCE4J,
                        RetryContender.RESILIENCE4J,
                        PoolContender.HIKARICP,
                        TimeoutContender.RESILIENCE4J);
            case DOCUMENTED ->
                new TierContenders(
                        BreakerContender.DOCUMENTED, RetryContender.DOCUMENTED, PoolContender.DOCUMENTED, null);
        };
    }
}
