package dev.patterns.examples.limits;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** The mean of a distribution, from many draws. */
final class MeanWork {

    private static final int DRAWS = 200_000;
    private static final Map<Work, Double> MEANS = new ConcurrentHashMap<>();

    private MeanWork() {}

    static double of(Work work) {
        return MEANS.computeIfAbsent(work, it -> {
            var random = new SplittableRandom(1);
            double sum = 0;
            for (int i = 0; i < DRAWS; i++) {
                sum += it.seconds(random);
            }
            return sum / DRAWS;
        });
    }
}
