package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.plan.TimeScale;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Records when each arrival was due, began and ended. An arrival writes only its own array elements; they are read
 * after all have ended.
 */
public class ArrivalRecorder {

    private final List<Duration> arrivals;
    private final TimeScale scale;
    private final long start;
    private final long[] lateness;
    private final long[] latency;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    /** @param arrivals the story times from the start of the act, by the arrival's number */
    public ArrivalRecorder(List<Duration> arrivals, TimeScale scale, long start) {
        this.arrivals = List.copyOf(arrivals);
        this.scale = scale;
        this.start = start;
        lateness = new long[arrivals.size()];
        latency = new long[arrivals.size()];
    }

    /** The clock time, in nanoseconds, at which the arrival is to begin. */
    public final long due(int arrival) {
        return start + scale.toClockNanos(arrivals.get(arrival));
    }

    public final void recordStart(int arrival, long now) {
        lateness[arrival] = now - due(arrival);
        started.incrementAndGet();
    }

    /** Latency counts from the time at which the arrival was due, so that a late start counts as latency. */
    protected final void recordEnd(int arrival, long now) {
        latency[arrival] = now - due(arrival);
        ended.incrementAndGet();
    }

    public final int started() {
        return started.get();
    }

    public final int ended() {
        return ended.get();
    }

    public final boolean allEnded() {
        return ended() == arrivals.size();
    }

    public final int arrivals() {
        return arrivals.size();
    }

    /** The clock time from the start of the act to the arrival's end, in nanoseconds. */
    public final long endNanos(int arrival) {
        return due(arrival) - start + latency[arrival];
    }

    /** The latencies of these arrivals, in nanoseconds. */
    public final long[] sortedLatencies(BitSet chosen) {
        return chosen.stream().mapToLong(arrival -> latency[arrival]).sorted().toArray();
    }

    /** A percentile by nearest rank, in milliseconds. Null if there are no latencies. */
    public static @Nullable Double percentileMillis(long[] sortedNanos, double percent) {
        if (sortedNanos.length == 0) {
            return null;
        }
        int rank = (int) Math.ceil(sortedNanos.length * percent / 100);
        return Math.round(sortedNanos[rank - 1] / 1e6 * 10) / 10.0;
    }

    /** The 99th percentile of how late arrivals began, in milliseconds. It measures the machine, not the service. */
    public final double p99LatenessMillis() {
        var sorted = lateness.clone();
        Arrays.sort(sorted);
        return sorted[(int) (0.99 * (sorted.length - 1))] / 1e6;
    }

    /** From the time at which it was due to its end, in story time. */
    final double latencySeconds(int arrival) {
        return scale.toStorySeconds(latency[arrival]);
    }

    /** The story time at which it ended. */
    final double endSecond(int arrival) {
        return arrivals.get(arrival).toNanos() / 1e9 + latencySeconds(arrival);
    }

    /** The second of the story in which it arrived. */
    public final int second(int arrival) {
        return (int) arrivals.get(arrival).toSeconds();
    }
}
