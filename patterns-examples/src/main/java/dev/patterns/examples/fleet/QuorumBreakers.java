package dev.patterns.examples.fleet;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A breaker for each client, and gossip about which of them are open: once a second a client sends its view to three
 * others. A client whose own breaker is closed forces it open while at least half of the clients that it has heard of
 * are open.
 *
 * <p>Only a breaker that its own calls have opened counts as open. One that is forced open does not: otherwise forced
 * breakers could keep each other open for ever.
 *
 * <pre>
 *   view of client 1     client   0   1   2   3   4
 *                        entry    4   7   0   5   2       odd: open; even: closed; 0: not heard of
 *
 *   message from 4       entry    6   7   2   5   3       the larger entry is the newer one, so a merge
 *   merged                        6   7   2   5   3       takes the larger of each two
 * </pre>
 */
final class QuorumBreakers extends FollowingBreakers {

    private static final double QUORUM = 0.5;
    private static final int PEERS = 3;

    private final RandomGenerator random;
    private final int[][] views; // by the client that has it, then by the client that it is about

    QuorumBreakers(Fleet fleet) {
        super(fleet, Duration.ofSeconds(1));
        this.random = fleet.random().split();
        this.views = new int[fleet.clients()][fleet.clients()];
        for (int client = 0; client < fleet.clients(); client++) {
            int self = client;
            views[self][self] = 2;
            breakers.get(self).onTransition(transition -> updateOwnEntry(self));
        }
    }

    private void updateOwnEntry(int self) {
        boolean wasOpen = (views[self][self] & 1) == 1;
        if (isOpenByItself(self) != wasOpen) {
            views[self][self]++;
        }
    }

    @Override
    void tell(int self) {
        for (int i = 0; i < PEERS; i++) {
            int peer = (self + 1 + random.nextInt(fleet.clients() - 1)) % fleet.clients();
            int[] message = views[self].clone();
            fleet.link().send(() -> merge(peer, message));
        }
    }

    private void merge(int self, int[] message) {
        int[] view = views[self];
        int heardOf = 0;
        int open = 0;
        for (int i = 0; i < view.length; i++) {
            view[i] = Math.max(view[i], message[i]);
            heardOf += Math.min(view[i], 1);
            open += view[i] & 1;
        }
        follow(self, open >= QUORUM * heardOf && !isOpenByItself(self));
    }
}
