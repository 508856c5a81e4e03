package dev.patterns.examples.differential;

import java.util.Optional;

/**
 * The first difference in a trace.
 *
 * @param step the index of the step after which it was seen
 * @param seen both behaviours in words
 * @param explanation empty if none fits
 */
public record Divergence(int step, String seen, Optional<String> explanation) {}
