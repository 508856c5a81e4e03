package dev.patterns.examples.limits;

import static java.util.stream.Collectors.toMap;

import dev.patterns.examples.contenders.limit.LimitContender;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One scenario with one seed: limiters that find their own limit, compared with the best limit that doesn't change.
 *
 * <p>The best limit is found by trying many: of those whose goodput is within 1 % of the highest, it is the one with
 * the shortest p99. It could not have been configured in advance, as it depends on what happens.
 *
 * @param goodput answers in time, a second, with the best limit
 * @param p99 the 99th percentile of their latencies in milliseconds, with the best limit
 * @param limiters the others' figures as a multiple of these
 */
public record Comparison(
        String scenario, int bestLimit, double goodput, double p99, Map<LimitContender, Relative> limiters) {

    private static final int[] LIMITS = {10, 14, 17, 20, 22, 24, 26, 28, 30, 33, 36, 40, 45, 50, 60, 80, 120, 200};
    private static final double NEARLY_THE_HIGHEST = 0.99;

    private record FixedLimit(int limit, LoadResult result) {}

    /** A limiter's figures, as a multiple of those with the best limit. */
    public record Relative(double goodput, double p99) {

        /** At least 95 % of the goodput, and a p99 at most half as long again. */
        public boolean isNearTheBest() {
            return goodput >= 0.95 && p99 <= 1.5;
        }
    }

    /** All scenarios, each with all of the seeds and limiters. */
    public static List<Comparison> all(List<Long> seeds, LimitContender... limiters) {
        return LoadScenario.ALL.stream()
                .flatMap(scenario -> seeds.stream().map(seed -> of(scenario, seed, limiters)))
                .toList();
    }

    private static Comparison of(LoadScenario scenario, long seed, LimitContender... limiters) {
        var best = best(scenario, seed);
        var goodput = best.result.goodput();
        var p99 = best.result.p99();
        var others = Arrays.stream(limiters).collect(toMap(limiter -> limiter, limiter -> {
            var result = LoadRun.of(scenario, seed, limiter);
            return new Relative(result.goodput() / goodput, result.p99() / p99);
        }));
        return new Comparison(scenario.name(), best.limit, goodput, p99, others);
    }

    private static FixedLimit best(LoadScenario scenario, long seed) {
        var all = Arrays.stream(LIMITS)
                .mapToObj(limit -> new FixedLimit(limit, LoadRun.of(scenario, seed, LimitContender.fixed(limit))))
                .toList();
        double highest =
                all.stream().mapToDouble(it -> it.result.goodput()).max().orElseThrow();
        return all.stream()
                .filter(it -> it.result.goodput() >= NEARLY_THE_HIGHEST * highest)
                .min(Comparator.comparingDouble(it -> it.result.p99()))
                .orElseThrow();
    }
}
