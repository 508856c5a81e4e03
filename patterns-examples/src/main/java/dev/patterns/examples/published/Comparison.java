package dev.patterns.examples.published;

/**
 * One figure, as published and as the shipped classes give it.
 *
 * @param figure name of the figure
 * @param published the source's value or bound, or what follows from it
 * @param ours the shipped classes' value
 * @param withinBounds whether {@code ours} is within the published bound
 */
public record Comparison(String figure, String published, String ours, boolean withinBounds) {}
