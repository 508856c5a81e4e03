package dev.patterns.examples.contenders.breaker;

import dev.patterns.Policy;

/** A circuit breaker that one can look at. */
public interface BreakerAdapter extends Policy {

    /** CLOSED, OPEN or HALF_OPEN, as it stands now. */
    String state();
}
