package dev.patterns.examples.fleet;

import dev.patterns.circuitbreaker.CircuitBreakerState;
import java.time.Duration;

/** A breaker for each client, forced open while others say so. A client that hears nothing for 10 s is on its own. */
abstract class FollowingBreakers extends LocalBreakers {

    static final long EXPIRES_AFTER = Duration.ofSeconds(10).toNanos();

    final Fleet fleet;
    private final long[] heardAt; // by the number of the client

    FollowingBreakers(Fleet fleet, Duration period) {
        super(fleet.localBreakers());
        this.fleet = fleet;
        this.heardAt = new long[fleet.clients()];
        for (int client = 0; client < fleet.clients(); client++) {
            int self = client;
            fleet.every(period, () -> {
                tell(self);
                resetIfNothingIsHeard(self);
            });
        }
    }

    /** Sends what the client knows. Called once in each period. */
    abstract void tell(int self);

    /** Whether the client's own calls have opened its breaker. */
    final boolean isOpenByItself(int client) {
        var state = breakers.get(client).state();
        return state == CircuitBreakerState.OPEN || state == CircuitBreakerState.HALF_OPEN;
    }

    /** The client has heard from others. */
    final void follow(int self, boolean forceOpen) {
        heardAt[self] = fleet.time().nanoTime();
        var breaker = breakers.get(self);
        boolean isForcedOpen = breaker.state() == CircuitBreakerState.FORCED_OPEN;
        if (forceOpen && !isForcedOpen) {
            breaker.forceOpen();
        } else if (!forceOpen && isForcedOpen) {
            breaker.reset();
        }
    }

    private void resetIfNothingIsHeard(int self) {
        var breaker = breakers.get(self);
        if (breaker.state() == CircuitBreakerState.FORCED_OPEN
                && fleet.time().nanoTime() - heardAt[self] >= EXPIRES_AFTER) {
            breaker.reset();
        }
    }
}
