package dev.patterns.examples.fleet;

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
final class SharedStateBreakers extends FollowingBreakers {

    private static final int NONE = -1;

    // What the store holds.
    private int owner = NONE;
    private long heardOfOwnerAt;

    SharedStateBreakers(Fleet fleet) {
        super(fleet, Duration.ofSeconds(1));
        for (int client = 0; client < fleet.clients(); client++) {
            int self = client;
            breakers.get(self).onTransition(transition -> tell(self));
        }
    }

    @Override
    void tell(int self) {
        boolean isOpen = isOpenByItself(self);
        fleet.link().send(() -> {
            int ownerNow = ownerAfter(self, isOpen);
            fleet.link().send(() -> follow(self, ownerNow != NONE && ownerNow != self));
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
}
