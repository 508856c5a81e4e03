package dev.patterns.examples.contenders.retry;

import dev.patterns.examples.contenders.Remedy;

/** What a retry's setting can do about a wrong behaviour. */
public enum RetryRemedy implements Remedy {
    /** The jitter is applied to a wait that has its cap already. */
    JITTER_AFTER_CAP,
    /** Only exceptions are retried, no errors. */
    EXCEPTIONS_ONLY,
    /** An InterruptedException that the call throws is not retried. */
    NO_INTERRUPTS,
    /** A CancellationException that the call throws is not retried. */
    NO_CANCELLATIONS,
    /** What an open breaker or an exhausted pool rejected is not retried. */
    NO_REJECTIONS,
    /** The wait that a failure or a rejection asks for is kept exactly. */
    EXACT_RETRY_AFTER,
    /** What an inner retry has given up is not retried by the outer one. */
    NO_NESTED_RETRIES,
    /** The limit of the whole call is compared with the clock. */
    LIMIT_BY_CLOCK
}
