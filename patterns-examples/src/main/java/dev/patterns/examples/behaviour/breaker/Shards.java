package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerRemedy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Keys: one service is many shards, hosts or tenants. A breaker for all of them has one opinion of all.
 *
 * <pre>
 *   one breaker for all      shards 1 2 3 4 well, 5 dead ──▶ OPEN for 1 2 3 4 5
 *   a breaker for each       shards 1 2 3 4 well, 5 dead ──▶ OPEN for 5
 * </pre>
 *
 * <p>The breakers come from a registry, by name. Names that come from requests are many: it must not keep them all.
 */
final class Shards {

    private Shards() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B16a", Shards::oneBreakerForEach)
                        .title("With a breaker for each shard, one dead shard of five is the only one that is rejected")
                        .expected("4 of 5 shards admitted, where one breaker for all admits none")
                        .source("Yandex's talk on circuit breakers; Resilience4j #650")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("B16b", Shards::theRegistryIsBounded)
                        .title("A registry of breakers does not keep 10,000 names that were each used once")
                        .expected("At most 1,000 are kept")
                        .source("Resilience4j #650: the registry never forgets a name")
                        .remedy(BreakerRemedy.LIMITED_REGISTRY)
                        .build(),
                Case.builder("B47", Shards::oneBreakerForAName)
                        .title("A registry gives the same breaker for the same name")
                        .expected("OPEN after one failure on each of five lookups of one name")
                        .source("Resilience4j CircuitBreakerRegistry")
                        .build());
    }

    private static Observation oneBreakerForEach(BreakerTrial trial) {
        var shared = trial.open();
        int throughOne = admitted(trial, shard -> shared);
        trial.say("one breaker for all: %d of 5 shards are admitted", throughOne);
        var registry = trial.open();
        int throughEach = admitted(trial, registry::forKey);
        trial.say("a breaker for each: %d of 5 shards are admitted", throughEach);
        return Observation.of(
                throughOne == 0 && throughEach == 4,
                "one breaker for all admits %d of 5 shards, one for each %d",
                throughOne,
                throughEach);
    }

    /** Shard 5 is dead. How many shards admit a call, after five calls to each. */
    private static int admitted(BreakerTrial trial, Function<String, BreakerAdapter> breakers) {
        for (int shard = 1; shard <= 5; shard++) {
            var breaker = breakers.apply("shard " + shard);
            if (shard == 5) {
                trial.fail(breaker, 5);
            } else {
                trial.succeed(breaker, 5);
            }
        }
        int admitted = 0;
        for (int shard = 1; shard <= 5; shard++) {
            admitted += trial.isRejected(breakers.apply("shard " + shard)) ? 0 : 1;
        }
        return admitted;
    }

    /** The key is a customer, a host name from a request, an address: a leak that an attacker can drive. */
    private static Observation theRegistryIsBounded(BreakerTrial trial) {
        var registry = trial.open();
        for (int i = 0; i < 10_000; i++) {
            registry.forKey("host " + i).call(() -> "quote");
        }
        int kept = registry.keys();
        trial.say("10,000 names are used once, %d are kept", kept);
        return Observation.of(kept <= 1_000, "%s", kept <= 1_000 ? "at most 1,000 are kept" : "all 10,000 are kept");
    }

    private static Observation oneBreakerForAName(BreakerTrial trial) {
        var registry = trial.open();
        for (int i = 0; i < 5; i++) {
            trial.fail(registry.forKey("shard 1"), 1);
        }
        var state = registry.forKey("shard 1").state();
        return Observation.of(state.equals("OPEN"), "%s after five failures", state);
    }
}
