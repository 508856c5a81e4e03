package dev.patterns.examples.limits;

import java.util.List;

/**
 * What the callers saw.
 *
 * @param goodput answers a second that came in time
 * @param p99 of those answers, in milliseconds
 * @param rejected the fraction of calls that were rejected
 * @param lastLimit the limit at the end
 */
record LoadResult(double goodput, double p99, double rejected, int lastLimit) {

    static LoadResult of(double seconds, int arrived, int rejected, List<Long> latencies, int lastLimit) {
        var sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        double p99 = sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1e6;
        return new LoadResult(sorted.length / seconds, p99, (double) rejected / Math.max(1, arrived), lastLimit);
    }
}
