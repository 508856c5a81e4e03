package dev.patterns.examples.fleet;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the clients of a fleet share about the state of their dependency. */
enum Sharing {
    NO_BREAKER("no breaker", fleet -> new Breakers() {
        @Override
        public <T> CompletableFuture<T> call(int client, Supplier<CompletableFuture<T>> action) {
            return action.get();
        }

        @Override
        public boolean rejects(int client) {
            return false;
        }
    }),
    LOCAL("local", fleet -> new LocalBreakers(fleet.localBreakers())),
    LOCAL_FOR_FEW_CALLS("local, 3 in a row", fleet -> new LocalBreakers(fleet.breakersForFewCalls())),
    QUORUM("quorum", QuorumBreakers::new),
    SHARED_STATE("shared state", SharedStateBreakers::new),
    SHARED_COUNTS("shared counts", fleet -> new SharedCountsBreaker(fleet, Fleet.WINDOW)),
    SHARED_COUNTS_SHORT("shared counts, 1 s", fleet -> new SharedCountsBreaker(fleet, Duration.ofSeconds(1)));

    final String label;
    private final Function<Fleet, Breakers> breakers;

    Sharing(String label, Function<Fleet, Breakers> breakers) {
        this.label = label;
        this.breakers = breakers;
    }

    Breakers breakersOf(Fleet fleet) {
        return breakers.apply(fleet);
    }
}
