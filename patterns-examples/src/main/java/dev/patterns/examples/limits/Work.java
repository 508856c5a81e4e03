package dev.patterns.examples.limits;

import java.util.random.RandomGenerator;

/** How long the dependency works on a request, in seconds, apart from the time in its queue. */
@FunctionalInterface
interface Work {

    double seconds(RandomGenerator random);

    /** Log-normal: half of the requests take at most the median, and all but 1 % the p99. */
    static Work logNormal(double median, double p99) {
        double sigma = StrictMath.log(p99 / median) / 2.3263478740408408;
        return random -> median * StrictMath.exp(sigma * normal(random));
    }

    /** Two kinds of requests: this fraction is of the second kind. */
    static Work either(Work usual, Work other, double fraction) {
        return random -> (random.nextDouble() < fraction ? other : usual).seconds(random);
    }

    private static double normal(RandomGenerator random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
