package dev.patterns.simulation.scenario;

import java.util.random.RandomGenerator;

/**
 * Random numbers from the distributions that scenarios use. {@link StrictMath} is the only mathematics and {@code
 * nextDouble} the only method of the generator, so that a seed gives the same numbers on every JDK.
 */
final class Distributions {

    private Distributions() {}

    /** With mean 1. */
    static double exponential(RandomGenerator random) {
        return -StrictMath.log(1 - random.nextDouble());
    }

    /** With mean 0 and standard deviation 1: the first of the two that Box and Muller (1958) compute. */
    static double normal(RandomGenerator random) {
        double radius = StrictMath.sqrt(2 * exponential(random));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** True with the probability, 0 to 1. */
    static boolean bernoulli(double probability, RandomGenerator random) {
        return random.nextDouble() < probability;
    }
}
