package dev.patterns.examples.differential;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes a trace smaller as long as it still shows an unexplained difference.
 *
 * <p>It cuts what comes after the difference, then removes runs of steps, halving their length down to single steps,
 * then tries simpler steps and settings. It begins anew until nothing helps (delta debugging: Zeller and Hildebrandt,
 * 2002).
 */
final class Shrinker<S, T> {

    private final Comparison<S, T> comparison;
    private Trace<S, T> smallest;

    private Shrinker(Comparison<S, T> comparison, Trace<S, T> trace) {
        this.comparison = comparison;
        this.smallest = trace;
    }

    static <S, T> Trace<S, T> shrink(Comparison<S, T> comparison, Trace<S, T> trace) {
        return new Shrinker<>(comparison, trace).shrink();
    }

    private Trace<S, T> shrink() {
        accept(smallest);
        Trace<S, T> before;
        do {
            before = smallest;
            removeSteps();
            simplifySteps();
            while (acceptFirst(comparison.simplerSettings(smallest.settings()), smallest::settings)) {
                // simpler settings may have simpler ones in turn
            }
        } while (!before.equals(smallest));
        return smallest;
    }

    private void removeSteps() {
        for (int length = Math.max(1, smallest.steps().size() / 2); length > 0; length /= 2) {
            for (int from = smallest.steps().size() - length; from >= 0; from--) {
                if (from + length <= smallest.steps().size()) {
                    accept(smallest.without(from, from + length));
                }
            }
        }
    }

    private void simplifySteps() {
        for (int i = 0; i < smallest.steps().size(); i++) {
            int index = i;
            while (index < smallest.steps().size()
                    && acceptFirst(
                            comparison.simplerSteps(smallest.steps().get(index)), step -> smallest.with(index, step))) {
                // a simpler step may have simpler ones in turn
            }
        }
    }

    private <P> boolean acceptFirst(Stream<P> parts, Function<P, Trace<S, T>> withPart) {
        return parts.anyMatch(part -> accept(withPart.apply(part)));
    }

    private boolean accept(Trace<S, T> candidate) {
        var divergence = comparison.compare(candidate);
        if (divergence.isEmpty() || divergence.get().explanation().isPresent()) {
            return false;
        }
        smallest = candidate.upTo(divergence.get().step());
        return true;
    }
}
