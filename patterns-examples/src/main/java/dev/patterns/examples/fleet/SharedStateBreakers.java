package dev.patterns.examples.fleet;

import dev.patterns.circuitbreaker.CircuitBreakerState;
import java.time.Duration;

/**
 * A breaker for each client, and one state in a store that all of them follow. The first client whose breaker opens
 * owns the state: the others force theirs open, and leave the probes to the owner. Each client sends its own state to
 * the store once a second and when it changes; the answer is the shared state.
 *
 * <pre>
 *              a client is open
 *   free ──────────────────────────▶ owned by that client      the others are forced open
 *     ▲                                    │
 *     └────────────────────────────────────┘
 *        the owner is closed, or has not been heard of for 10 s
 * </pre>
 */
final class SharedStateBreakers extends LocalBreakers {

    private static final Duration ASK_EVERY = Duration.ofSeconds(1);
    private static final long EXPIRES_AFTER = Duration.ofSeconds(10).toNanos();
    private static final int NONE = -1;

    private final Fleet fleet;

    // What the store holds.
    private int owner = NONE;
    private long heardOfOwnerAt;

    SharedStateBreakers(Fleet fleet) {
        super(fleet.localBreakers());
        this.fleet = fleet;
        for (int client = 0; client < fleet.clients(); client++) {
            int self = client;
            breakers.get(self).onTransition(transition -> tell(self));
            fleet.every(ASK_EVERY, () -> tell(self));
        }
    }

    private void tell(int self) {
        var state = breakers.get(self).state();
        var isOpen = state == CircuitBreakerState.OPEN || state == CircuitBreakerState.HALF_OPEN;
        fleet.link().send(() -> {
            int ownerNow = ownerAfter(self, isOpen);
            fleet.link().send(() -> follow(self, ownerNow));
        });
    }

    /** At the store. */
    private int ownerAfter(int client, boolean isOpen) {
        long now = fleet.time().nanoTime();
        boolean isFree = owner == NONE || now - heardOfOwnerAt >= EXPIRES_AFTER;
        if (isOpen && (isFree || owner == client)) {
            owner = client;
            heardOfOwnerAt = now;
        } else if (isFree || owner == client) {
            owner = NONE;
        }
        return owner;
    }

    /** At the client. */
    private void follow(int self, int owner) {
        var breaker = breakers.get(self);
        boolean anotherIsOpen = owner != NONE && owner != self;
        if (anotherIsOpen && breaker.state() != CircuitBreakerState.FORCED_OPEN) {
            breaker.forceOpen();
        } else if (!anotherIsOpen && breaker.state() == CircuitBreakerState.FORCED_OPEN) {
            breaker.reset();
        }
    }
}
