package dev.patterns.bulkhead;

import dev.patterns.bulkhead.BulkheadConfig.LimitRange;

/**
 * Computes a limit from the latencies of calls. Neither waits nor rejects. Not thread-safe.
 *
 * <p>A dependency serves so many calls at a time. Below that number, more calls mean more throughput, and the latency
 * stays as it is; above it, calls queue there, and only the latency grows. The limit should be where the latency begins
 * to grow. It is compared with the baseline: the latency without a queue.
 *
 * <pre>
 *   latency                       ╱      each window of calls:  limit := limit × gradient + √limit
 *                               ╱        gradient = tolerance × baseline / latency, ½ to 1
 *   tolerance ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄╱┄
 *   baseline  ───────────────╱           grows by √limit while the latency is within the tolerance
 *                            └ capacity  limit
 * </pre>
 *
 * <p>The baseline can't be configured: it differs between dependencies, and changes. A long-term average drifts, as it
 * counts the queue that the limit itself allows; a minimum is far too low if latencies vary. So it is measured by a
 * <em>probe</em>: for one window the limit is halved.
 *
 * <ul>
 *   <li>If the latency is halved too, calls had queued. The lower limit stays, and is halved again.
 *   <li>If it isn't, half of the limit is below the capacity: the latency that was measured is the baseline, and the
 *       limit is what it was before. So a dependency that has only become slower keeps its limit.
 * </ul>
 *
 * <p>A probe is made when the latency is suddenly far above the baseline, and otherwise after {@value #PROBE_AFTER}
 * windows. The limit is raised and probed only by windows in which it was reached: calls that were never limited don't
 * say whether the dependency can serve more.
 *
 * <p>The gradient is the idea of Netflix's concurrency-limits and Envoy's adaptive concurrency filter, the probe is
 * Envoy's.
 */
final class GradientLimit {

    private static final int MIN_SAMPLES = 50;
    private static final int WINDOW_LATENCIES = 2;
    private static final int PROBE_AFTER = 200;
    private static final double TOLERANCE = 1.1;
    private static final double SUDDEN = 1.5;
    private static final double STILL_QUEUED = 0.7;
    private static final double BASELINE_WEIGHT = 0.1;

    private final int min;
    private final int max;
    private double limit;
    private double baseline;

    // the window
    private long from;
    private boolean settling = true;
    private double sum;
    private int samples;
    private int mostActive;

    // the probe
    private int windowsUntilProbe = 1;
    private double limitBefore;
    private double latencyBefore;

    GradientLimit(LimitRange range, int initial, long now) {
        this.min = range.min();
        this.max = range.max();
        this.limit = initial;
        this.from = now;
    }

    int limit() {
        return (int) limit;
    }

    double baseline() {
        return baseline;
    }

    /**
     * A call has ended.
     *
     * @param failed a failure may be faster than any answer, or be a timeout: it counts only if it took long
     * @param active how many calls were active, this one included
     */
    void sample(long now, long latency, boolean failed, int active) {
        if (failed && latency < baseline) {
            return;
        }
        sum += latency;
        samples++;
        mostActive = Math.max(mostActive, active);
        if (settling) {
            if (now - from >= sum / samples) {
                begin(now, false);
            }
        } else if (samples >= MIN_SAMPLES && now - from >= WINDOW_LATENCIES * sum / samples) {
            int before = limit();
            end(sum / samples, mostActive >= before);
            begin(now, limit() != before);
        }
    }

    private void begin(long now, boolean settling) {
        this.from = now;
        this.settling = settling;
        this.sum = 0;
        this.samples = 0;
        this.mostActive = 0;
    }

    private void end(double latency, boolean reached) {
        if (limitBefore > 0) {
            endProbe(latency, reached);
        } else if (!reached) {
            baseline = baseline == 0 ? latency : Math.min(latency, baseline + BASELINE_WEIGHT * (latency - baseline));
        } else if (baseline == 0 || latency > SUDDEN * baseline || --windowsUntilProbe <= 0) {
            probe(latency);
        } else {
            adjust(limit, latency);
        }
    }

    private void adjust(double from, double latency) {
        double gradient = Math.max(0.5, Math.min(1, TOLERANCE * baseline / latency));
        limit = bounded(from * gradient + Math.sqrt(from));
    }

    private void probe(double latency) {
        limitBefore = limit;
        latencyBefore = latency;
        limit = bounded(limit / 2);
    }

    private void endProbe(double latency, boolean reached) {
        baseline = latency;
        if (reached && latency <= STILL_QUEUED * latencyBefore && limit > min) {
            probe(latency);
            return;
        }
        windowsUntilProbe = PROBE_AFTER;
        double before = limitBefore;
        limitBefore = 0;
        adjust(before, latencyBefore);
    }

    private double bounded(double value) {
        return Math.max(min, Math.min(max, value));
    }
}
