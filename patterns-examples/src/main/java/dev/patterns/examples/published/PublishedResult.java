package dev.patterns.examples.published;

import java.util.List;
import java.util.function.Supplier;

/**
 * A published result that can be run again.
 *
 * @param id its name in the docs, in lower case with hyphens
 * @param title what happens, in a few words
 * @param source where it was published
 * @param setting what is simulated, what the model adds to the source, and where the source contradicts itself
 * @param comparisons runs it and compares each of its figures
 */
public record PublishedResult(
        String id, String title, Source source, String setting, Supplier<List<Comparison>> comparisons) {

    /** Runs it. */
    public Outcome run() {
        return new Outcome(this, List.copyOf(comparisons.get()));
    }

    /** A result and its figures. */
    public record Outcome(PublishedResult result, List<Comparison> comparisons) {

        /** How many figures are out of their bounds. */
        public long outOfBounds() {
            return comparisons.stream()
                    .filter(comparison -> !comparison.withinBounds())
                    .count();
        }
    }
}
