package dev.patterns.examples.published;

import java.util.List;
import java.util.function.Supplier;

/**
 * A published result that can be run again.
 *
 * @param source where it was published, and its setting
 * @param comparisons runs it and compares each of its figures
 */
public record PublishedResult(String source, Supplier<List<Comparison>> comparisons) {}
