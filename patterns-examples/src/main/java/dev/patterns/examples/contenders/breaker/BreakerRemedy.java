package dev.patterns.examples.contenders.breaker;

import dev.patterns.examples.contenders.Remedy;

/** What a breaker's setting can do about a wrong behaviour. */
public enum BreakerRemedy implements Remedy {
    /** HALF_OPEN ends by itself after a while, even if its probes have not reported. */
    HALF_OPEN_LIMIT
}
