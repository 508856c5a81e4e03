package dev.patterns.examples.collapse;

import dev.patterns.examples.collapse.Recovery.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;

/**
 * Looks for the two rates of requests at which a service changes: up to the first it comes back after every trigger;
 * from the second on it fails without one.
 *
 * <pre>
 *   0 ─────────── stable ───────────┬────────── vulnerable ──────────┬─── overloaded ───▶ requests a second
 *              comes back           │  a trigger is enough, and it   │  fails by itself
 *                                   │  doesn't come back             │
 * </pre>
 */
final class RateSearch {

    private static final double PRECISION = 0.01; // of the dependency's capacity

    private final Service service;
    private final List<Long> seeds;
    private final BooleanSupplier isTimeUp;
    private final double capacity;
    private final double shareWithoutLoad;
    private int runs;

    /** @param upTo the highest rate without the change. {@code from} the lowest rate with it */
    record Change(double upTo, double from) {
        Change times(double factor) {
            return new Change(upTo * factor, from * factor);
        }
    }

    /** @param isTimeUp the rates are then as exact as they are by then */
    RateSearch(Service service, List<Long> seeds, BooleanSupplier isTimeUp) {
        this.service = service;
        this.seeds = seeds;
        this.isTimeUp = isTimeUp;
        this.capacity = service.dependency().callsPerSecond();
        this.shareWithoutLoad = Trial.shareWithoutLoad(service, seeds.get(0));
    }

    /** Where it begins to fail without a trigger, between 0 and twice the dependency's capacity. */
    Change overloaded() {
        return bisect(0, 2 * capacity, rate -> failureByItself(rate).isPresent());
    }

    /** Where a trigger begins to be enough, below the given rate. */
    Change vulnerable(double overloadedFrom, List<? extends Trigger> triggers) {
        return bisect(0, overloadedFrom, rate -> isVulnerable(rate, triggers));
    }

    /** The first run without a trigger in which the service fails at this rate. */
    Optional<Trial> failureByItself(double rate) {
        return seeds.stream()
                .map(seed -> {
                    runs++;
                    return Trial.withoutTrigger(service.at(rate), seed, shareWithoutLoad);
                })
                .filter(trial -> trial.outcome() == Outcome.NEVER)
                .findFirst();
    }

    private boolean isVulnerable(double rate, List<? extends Trigger> triggers) {
        var atRate = service.at(rate);
        return triggers.stream()
                .anyMatch(trigger -> seeds.stream().anyMatch(seed -> {
                    runs++;
                    return Trial.of(atRate, trigger, seed).outcome() == Outcome.NEVER;
                }));
    }

    private Change bisect(double good, double bad, DoublePredicate isBad) {
        while (bad - good > PRECISION * capacity && !isTimeUp.getAsBoolean()) {
            double middle = (good + bad) / 2;
            if (isBad.test(middle)) {
                bad = middle;
            } else {
                good = middle;
            }
        }
        return new Change(good, bad);
    }

    int runs() {
        return runs;
    }
}
