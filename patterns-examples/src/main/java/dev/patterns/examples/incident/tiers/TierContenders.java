package dev.patterns.examples.incident.tiers;

import dev.patterns.Time;
import dev.patterns.examples.contenders.breaker.BreakerContender;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.retry.RetryContender;
import dev.patterns.examples.contenders.timeout.TimeoutContender;
import dev.patterns.examples.incident.plan.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Whose breaker, retry, pool and timeout a tier takes.
 *
 * @param timeout null where there is none: then it is the HTTP client's own
 */
record TierContenders(
        BreakerContender breaker,
        RetryContender retry,
        PoolContender pool,
        @Nullable TimeoutContender timeout) {

    static TierContenders of(Tier tier, Time time) {
        var own = of(tier);
        return time.equals(Time.system()) ? own : own.inSimulatedTime();
    }

    /** Ours in the place of those that wait in the machine's time, whatever time it is. */
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
