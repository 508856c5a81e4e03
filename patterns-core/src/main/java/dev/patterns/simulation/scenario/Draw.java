package dev.patterns.simulation.scenario;

import java.util.random.RandomGenerator;

/**
 * Draws from the distributions that scenarios use. With {@link StrictMath}, and no method of the generator but
 * {@code nextDouble}, so that a seed means the same on every JDK.
 */
final class Draw {

    private Draw() {}

    /** With mean 1. */
    static double exponential(RandomGenerator random) {
        return -StrictMath.log(1 - random.nextDouble());
    }

    /** With mean 0 and standard deviation 1: one of the pair that Box and Muller (1958) make. */
    static double normal(RandomGenerator random) {
        double radius = StrictMath.sqrt(2 * exponential(random));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    static boolean happens(double share, RandomGenerator random) {
        return random.nextDouble() < share;
    }
}
