package dev.patterns.examples.contenders.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.contenders.Remedy;
import java.util.concurrent.CancellationException;

/** What a breaker's setting can do about a wrong behaviour. */
public enum BreakerRemedy implements Remedy {
    /** HALF_OPEN ends by itself after a while, even if its probes have not reported. */
    HALF_OPEN_LIMIT,
    /** Times come from the monotonic clock. */
    MONOTONIC_CLOCK,
    /** Interrupts, cancellations and rejections by an inner policy are ignored. */
    IGNORE_NOT_ITS_FAULT,
    /** Failures that are not to count are ignored, and not taken for successes. */
    IGNORE_THE_REST,
    /** Rejections have no stack trace. */
    NO_STACK_TRACE,
    /** A call counts as slow as soon as it is, while it is under way. */
    COUNT_OVERDUE_CALLS,
    /** The registry keeps a limited number of breakers. */
    LIMITED_REGISTRY;

    /** Failures that say nothing about the dependency, for {@link #IGNORE_NOT_ITS_FAULT}. */
    static boolean isNotItsFault(Throwable failure) {
        return failure instanceof InterruptedException
                || failure instanceof CancellationException
                || failure instanceof CallRejectedException;
    }
}
