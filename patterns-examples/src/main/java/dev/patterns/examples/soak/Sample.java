package dev.patterns.examples.soak;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the process uses.
 *
 * @param at since the start of the run
 * @param heap bytes in use after a garbage collection
 * @param threads platform threads that are alive, the fewest since the sample before
 * @param descriptors open file descriptors, the fewest since the sample before; -1 where the system does not tell
 * @param sessions of the service's pool, as PostgreSQL sees them
 */
public record Sample(Duration at, long heap, long threads, long descriptors, long sessions) {

    static final String CSV_HEADER = "seconds,heap,threads,descriptors,sessions";

    String toCsv() {
        return String.format(
                Locale.ROOT, "%.1f,%d,%d,%d,%d", at.toMillis() / 1e3, heap, threads, descriptors, sessions);
    }

    /** The samples of the quarter with this number, from 0 to 3. */
    static List<Sample> quarter(List<Sample> samples, int number) {
        int size = samples.size();
        return samples.subList(size * number / 4, size * (number + 1) / 4);
    }
}
