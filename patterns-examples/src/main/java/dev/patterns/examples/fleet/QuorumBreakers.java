package dev.patterns.examples.fleet;

import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A breaker for each client, and gossip about which of them are open. A client whose own breaker is closed forces it
 * open while at least half of the clients that it has heard of say that theirs are.
 *
 * <p>Only a breaker that its own calls have opened says so. One that is forced open does not: otherwise two forced
 * breakers could keep each other open for ever.
 *
 * <pre>
 *   view of client 1     client   0   1   2   3   4
 *                        entry    4   7   –   5   3       odd: open, even: closed, – : not heard of
 *
 *   message from 4       entry    6   7   2   5   3       the larger entry is the newer one, so that
 *   merged                        6   7   2   5   3       a merge takes the larger of each two
 * </pre>
 */
final class QuorumBreakers extends LocalBreakers {

    private static final double QUORUM = 0.5;
    private static final Duration GOSSIP_EVERY = Duration.ofSeconds(1);
    private static final int PEERS = 3;

    private final Fleet fleet;
    private final RandomGenerator random;
    private final int[][] views; // by the client that has it, then by the client that it is about

    QuorumBreakers(Fleet fleet) {
        super(fleet.localBreakers());
        this.fleet = fleet;
        this.random = fleet.random().split();
        this.views = new int[fleet.clients()][fleet.clients()];
        for (int client = 0; client < fleet.clients(); client++) {
            int self = client;
            views[self][self] = 2;
            breakers.get(self).onTransition(transition -> ownStateChanged(self, transition));
            fleet.every(GOSSIP_EVERY, () -> gossip(self));
        }
    }

    private void ownStateChanged(int self, StateTransition transition) {
        var wasOpen = views[self][self] % 2 == 1;
        var isOpen = transition.to() == CircuitBreakerState.OPEN || transition.to() == CircuitBreakerState.HALF_OPEN;
        if (isOpen != wasOpen) {
            views[self][self]++;
        }
    }

    private void gossip(int self) {
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
        follow(self, open >= QUORUM * heardOf);
    }

    private void follow(int self, boolean quorumIsOpen) {
        var breaker = breakers.get(self);
        if (quorumIsOpen && breaker.state() == CircuitBreakerState.CLOSED) {
            breaker.forceOpen();
        } else if (!quorumIsOpen && breaker.state() == CircuitBreakerState.FORCED_OPEN) {
            breaker.reset();
        }
    }
}
