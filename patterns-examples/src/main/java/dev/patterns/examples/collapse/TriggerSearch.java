package dev.patterns.examples.collapse;

import dev.patterns.examples.collapse.Recovery.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleFunction;

/**
 * Looks for the smallest trigger of a kind after which a service never comes back: first in steps that double, from the
 * smallest on, then between the last two by bisection. A size counts as soon as one seed doesn't come back.
 *
 * <pre>
 *   size   ¼   ½   1   2          doubling: 1 comes back with all seeds, 2 doesn't with one
 *                  1.4   1.2      bisection, until the two are close
 * </pre>
 */
final class TriggerSearch {

    private static final int TINY = 16; // this part of the smallest size is exact enough

    private final Service service;
    private final List<Long> seeds;
    private final BooleanSupplier isTimeUp;
    private int runs;

    /**
     * What was found.
     *
     * @param never the smallest trigger after which it never comes back
     * @param back the largest smaller one after which it does, in the run that took longest
     * @param runs how many were made
     * @param complete whether the time was enough
     */
    record Found(Optional<Trial> never, Optional<Trial> back, int runs, boolean complete) {}

    /** The sizes to try, from the smallest to the largest. The precision is a share of the size. */
    record Sizes(double smallest, double largest, double precision) {}

    /** @param isTimeUp the search then ends with what it has found */
    TriggerSearch(Service service, List<Long> seeds, BooleanSupplier isTimeUp) {
        this.service = service;
        this.seeds = seeds;
        this.isTimeUp = isTimeUp;
    }

    Found smallest(Sizes sizes, DoubleFunction<? extends Trigger> ofSize) {
        Optional<Trial> back = Optional.empty();
        double good = 0;
        for (double size = sizes.smallest; !isTimeUp.getAsBoolean(); size = Math.min(2 * size, sizes.largest)) {
            var trial = worst(ofSize.apply(size));
            if (trial.outcome() == Outcome.NEVER) {
                return between(good, back, size, trial, sizes.precision, ofSize);
            }
            good = size;
            back = Optional.of(trial);
            if (size >= sizes.largest) {
                return new Found(Optional.empty(), back, runs, true);
            }
        }
        return new Found(Optional.empty(), back, runs, false);
    }

    private Found between(
            double good,
            Optional<Trial> back,
            double bad,
            Trial never,
            double precision,
            DoubleFunction<? extends Trigger> ofSize) {
        double tiny = good == 0 ? bad / TINY : 0;
        while (bad - good > Math.max(tiny, precision * bad)) {
            if (isTimeUp.getAsBoolean()) {
                return new Found(Optional.of(never), back, runs, false);
            }
            double middle = good == 0 ? bad / 2 : Math.sqrt(good * bad);
            var trial = worst(ofSize.apply(middle));
            if (trial.outcome() == Outcome.NEVER) {
                bad = middle;
                never = trial;
            } else {
                good = middle;
                back = Optional.of(trial);
            }
        }
        return new Found(Optional.of(never), back, runs, true);
    }

    /** The first seed that never comes back, otherwise the one that takes longest. */
    private Trial worst(Trigger trigger) {
        Trial worst = null;
        for (long seed : seeds) {
            var trial = Trial.of(service, trigger, seed);
            runs++;
            if (trial.outcome() == Outcome.NEVER) {
                return trial;
            }
            if (worst == null || trial.decidedAfter() > worst.decidedAfter()) {
                worst = trial;
            }
        }
        return Objects.requireNonNull(worst, "no seeds");
    }
}
