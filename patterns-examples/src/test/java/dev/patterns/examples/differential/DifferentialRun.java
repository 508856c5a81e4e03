package dev.patterns.examples.differential;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Compares many random traces, one for each seed. The same seeds give the same result in every run. */
public final class DifferentialRun {

    private static final String ALIKE = "alike to the end";

    private DifferentialRun() {}

    /** All traces if {@code -Ddifferential=full} is set, otherwise a tenth of them. */
    public static int traces(int full) {
        return isFull() ? full : full / 10;
    }

    public static boolean isFull() {
        return "full".equals(System.getProperty("differential"));
    }

    /**
     * Compares the traces of the seeds 1 to {@code traces}, and prints how many ended with which explanation.
     *
     * @return the number of traces by explanation
     * @throws AssertionError at a difference that no explanation fits, with a short trace that shows it
     */
    public static <S, T> Map<String, Integer> run(String title, Comparison<S, T> comparison, int traces) {
        var tally = new TreeMap<String, Integer>();
        long steps = 0;
        for (int seed = 1; seed <= traces; seed++) {
            var trace = comparison.randomTrace(new SplittableRandom(seed));
            var divergence = comparison.compare(trace);
            if (divergence.isPresent() && divergence.get().explanation().isEmpty()) {
                throw new AssertionError(describe(title, seed, comparison, trace));
            }
            steps += divergence.map(Divergence::step).orElse(trace.steps().size() - 1) + 1;
            tally.merge(divergence.flatMap(Divergence::explanation).orElse(ALIKE), 1, Integer::sum);
        }
        print(title, traces, steps, tally);
        return tally;
    }

    private static <S, T> String describe(String title, int seed, Comparison<S, T> comparison, Trace<S, T> trace) {
        var shrunk = Shrinker.shrink(comparison, trace);
        var divergence = comparison.compare(shrunk).orElseThrow();
        return "%s: no explanation fits seed %d. Shrunk from %d steps to %d:%n%s"
                .formatted(title, seed, trace.steps().size(), shrunk.steps().size(), shrunk.describe(divergence));
    }

    private static void print(String title, int traces, long steps, Map<String, Integer> tally) {
        System.out.printf("%s: %,d traces, %,d steps compared%n", title, traces, steps);
        tally.forEach((explanation, count) -> System.out.printf("%,9d  %s%n", count, explanation));
    }
}
