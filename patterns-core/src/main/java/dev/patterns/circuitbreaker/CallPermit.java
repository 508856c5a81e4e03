package dev.patterns.circuitbreaker;

import org.jspecify.annotations.Nullable;

/**
 * What a state returns for a call that it admits. The call's outcome is reported to it once.
 *
 * <p>A permit belongs to the state that returned it. After the breaker has left that state, the outcome has no effect.
 */
interface CallPermit {

    /** @param failure what failed; null if nothing did */
    void settle(CallOutcome outcome, @Nullable Throwable failure);
}
