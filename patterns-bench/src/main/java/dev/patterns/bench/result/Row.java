package dev.patterns.bench.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure: a contender at a piece of work, with a number of threads.
 *
 * @param topic the pattern: breaker, retry, timeout, pipeline, fallback, pool, waiting …
 * @param work what is done, in a few words
 * @param collector the garbage collector
 * @param value the mean over the forks
 * @param unit {@code ns} (per call, less is better), {@code M/s} (calls, more is better), {@code ms}, {@code B} …
 * @param error half of the 95 % confidence interval of {@code value}, from the spread between forks; null with one fork
 * @param worstFork the worst fork's value: the largest time, the smallest rate
 * @param forks each fork's value
 * @param bytes allocated a call; null where that was not measured
 * @param ratio {@code value} divided by the hand-written contender's; null where there is none
 * @param ratioLow the lower end of the ratio's 95 % confidence interval
 * @param ratioHigh the upper end
 * @param curve percentiles of a latency, where the row has them
 * @param note what differs from the other contenders' work, where it could not be made equal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Row(
        String topic,
        String work,
        int threads,
        String collector,
        String contender,
        double value,
        String unit,
        @Nullable Double error,
        double worstFork,
        List<Double> forks,
        @Nullable Double bytes,
        @Nullable Double ratio,
        @Nullable Double ratioLow,
        @Nullable Double ratioHigh,
        @Nullable List<Percentile> curve,
        @Nullable String note) {

    /** The contender that the others are compared with. */
    public static final String BASELINE = "HANDWRITTEN";

    /** One point of a latency curve: {@code percent} of all waits took at most so long. */
    public record Percentile(double percent, double millis) {}

    public boolean lessIsBetter() {
        return !unit.endsWith("/s");
    }

    /** True if the interval of the ratio contains 1. */
    public boolean noDifference() {
        return ratioLow != null && ratioHigh != null && ratioLow <= 1 && ratioHigh >= 1;
    }

    /** Same work under the same conditions for every contender. */
    public String group() {
        return topic + " | " + work + " | " + threads + " | " + collector + " | " + unit;
    }

    Row comparedWith(@Nullable Row baseline) {
        if (baseline == null) {
            return this;
        }
        var interval = Statistics.ratio(forks, baseline.forks);
        return new Row(
                topic,
                work,
                threads,
                collector,
                contender,
                value,
                unit,
                error,
                worstFork,
                forks,
                bytes,
                interval.middle(),
                orNull(interval.low()),
                orNull(interval.high()),
                curve,
                note);
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
