package dev.patterns.circuitbreaker;

/**
 * What a call was admitted with, and what its outcome is told to. One of the three methods is called, once.
 *
 * <p>It belongs to the state that admitted the call. If the breaker has moved on meanwhile, that state is nobody's any
 * more and the outcome has no effect: a late result can't vote.
 */
interface Permit {

    void succeeded();

    void failed(Throwable failure);

    /** Neither: as if the call had not been made. */
    void ignored();
}
