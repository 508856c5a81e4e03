package dev.patterns.examples.published;

/**
 * One figure, as published and as it comes out here.
 *
 * @param published what the source says, or what follows from it
 * @param ours what the shipped classes do
 * @param withinBounds whether ours is within the bounds
 */
public record Comparison(String figure, String published, String ours, boolean withinBounds) {}
