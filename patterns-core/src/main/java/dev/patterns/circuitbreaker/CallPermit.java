package dev.patterns.circuitbreaker;

import org.jspecify.annotations.Nullable;

/**
 * What a call was admitted with, and what its outcome is told to, once.
 *
 * <p>It belongs to the state that admitted the call. If the breaker has moved on meanwhile, that state is nobody's any
 * more and the outcome has no effect: a late result can't vote.
 */
interface CallPermit {

    /** @param failure what failed; null where nothing was thrown */
    void settle(CallOutcome outcome, @Nullable Throwable failure);
}
