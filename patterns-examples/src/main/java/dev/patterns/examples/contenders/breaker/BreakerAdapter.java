package dev.patterns.examples.contenders.breaker;

import dev.patterns.Policy;

/** A contender's circuit breaker: a policy whose state can be read. */
public interface BreakerAdapter extends Policy {

    /** The current state: CLOSED, OPEN or HALF_OPEN. */
    String state();
}
