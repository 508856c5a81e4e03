package dev.patterns.examples.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * How much of a resource the last quarter of a run uses more than the second. Faults and traffic move a resource up and
 * down, so the *lowest* sample of each quarter counts: what comes down again is not a leak. The first quarter warms up.
 *
 * @param resource its name and unit
 * @param before the lowest sample of the second quarter
 * @param after the lowest sample of the last quarter
 * @param allowed how much more is no growth: caches that fill, a thread that is late
 */
public record Growth(String resource, long before, long after, long allowed) {

    /** A quarter needs three samples: the lowest of fewer says little. */
    static final int MIN_SAMPLES = 12;

    private static final long KIBIBYTE = 1024;

    /** @throws IllegalArgumentException with fewer than 12 samples */
    static List<Growth> of(List<Sample> samples) {
        if (samples.size() < MIN_SAMPLES) {
            throw new IllegalArgumentException(
                    "growth needs at least " + MIN_SAMPLES + " samples, but there are " + samples.size());
        }
        long heap = lowest(Sample.quarter(samples, 1), Sample::heap) / KIBIBYTE;
        return List.of(
                of("heap, KiB", samples, sample -> sample.heap() / KIBIBYTE, 4 * KIBIBYTE + heap / 20),
                of("threads", samples, Sample::threads, 8),
                of("file descriptors", samples, Sample::descriptors, 10),
                of("database sessions", samples, Sample::sessions, 2));
    }

    private static Growth of(String resource, List<Sample> samples, ToLongFunction<Sample> amount, long allowed) {
        return new Growth(
                resource,
                lowest(Sample.quarter(samples, 1), amount),
                lowest(Sample.quarter(samples, 3), amount),
                allowed);
    }

    private static long lowest(List<Sample> samples, ToLongFunction<Sample> amount) {
        return samples.stream().mapToLong(amount).min().orElseThrow();
    }

    public boolean isTooMuch() {
        return after - before > allowed;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-18s %,9d in the second quarter, %,9d in the last; at most %,d more%s",
                resource,
                before,
                after,
                allowed,
                isTooMuch() ? ": GROWS" : "");
    }
}
