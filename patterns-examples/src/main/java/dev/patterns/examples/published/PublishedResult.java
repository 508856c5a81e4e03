package dev.patterns.examples.published;

import java.util.List;
import java.util.function.Supplier;

/**
 * A published result that is run again.
 *
 * @param source where it was published, and the set-up
 * @param comparisons runs it and compares each figure
 */
public record PublishedResult(String source, Supplier<List<Comparison>> comparisons) {}
