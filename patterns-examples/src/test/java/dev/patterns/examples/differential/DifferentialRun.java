package dev.patterns.examples.differential;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/**
 * Compares many random traces, one for each seed. The same seeds give the same result in every run and on every JDK.
 *
 * <p>The tally of each comparison is written to {@code target/differential}.
 */
public final class DifferentialRun {

    /** Where a trace ends that shows no difference. */
    public static final String ALIKE = "alike to the end";

    private static final Path DIRECTORY = Path.of("target", "differential");

    static {
        if (LoggerFactory.getLogger("dev.patterns.circuitbreaker") instanceof Logger logger) {
            logger.setLevel(Level.ERROR); // the breakers open some hundred thousand times
        }
    }

    private DifferentialRun() {}

    /** Whether all traces are run. A tenth of them need not show every explanation. */
    public static boolean isFull() {
        return "full".equals(System.getProperty("differential"));
    }

    /** All traces if {@code -Ddifferential=full} is set, otherwise a tenth of them. */
    public static int traces(int full) {
        return isFull() ? full : full / 10;
    }

    /**
     * Compares the traces of the seeds 1 to {@code traces}.
     *
     * @param title also the name of the file for the tally
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
        write(title, traces, steps, tally);
        return tally;
    }

    private static <S, T> String describe(String title, int seed, Comparison<S, T> comparison, Trace<S, T> trace) {
        var shrunk = Shrinker.shrink(comparison, trace);
        var divergence = comparison.compare(shrunk).orElseThrow();
        return "%s: no explanation fits seed %d. Shrunk from %d steps to %d:\n%s"
                .formatted(title, seed, trace.steps().size(), shrunk.steps().size(), shrunk.describe(divergence));
    }

    private static void write(String title, int traces, long steps, Map<String, Integer> tally) {
        var text = new StringBuilder(
                String.format(Locale.ROOT, "%s: %,d traces, %,d steps compared\n", title, traces, steps));
        tally.forEach((end, count) -> text.append(String.format(Locale.ROOT, "%,9d  %s\n", count, end)));
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(DIRECTORY.resolve(title.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-") + ".txt"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
