package dev.patterns.examples.pages.engine;

/**
 * A recorded run.
 *
 * @param seed of the simulation
 * @param hash of the time and thread of each of its events; the same on each JDK
 * @param play what was recorded
 */
public record Trace(long seed, long hash, Play play) {}
