package dev.patterns.examples.soak;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a soak ended.
 *
 * @param orders placed and acknowledged
 * @param failures requests that failed or were rejected
 * @param faults how often each was played
 * @param samples in order
 * @param growths of each resource; empty after a run that is too short to tell
 * @param violations what else must hold at the end and does not; empty in a good run
 */
public record SoakReport(
        long orders,
        long failures,
        Map<String, Integer> faults,
        List<Sample> samples,
        List<Growth> growths,
        List<String> violations) {

    public boolean passed() {
        return violations.isEmpty() && growths.stream().noneMatch(Growth::isTooMuch);
    }

    /** The samples as a table with commas. */
    public List<String> csv() {
        return Stream.concat(Stream.of(Sample.CSV_HEADER), samples.stream().map(Sample::toCsv))
                .toList();
    }
}
