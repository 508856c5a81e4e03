package dev.patterns.bulkhead;

import dev.patterns.bulkhead.BulkheadConfig.LimitRange;

/**
 * Computes a limit from the latencies of calls. Neither waits nor rejects. Not thread-safe.
 *
 * <p>A dependency serves so many calls at a time: its capacity. Below it, more calls mean more throughput, and the
 * latency stays as it is. Above it, calls queue there, and only the latency grows. The limit should be where the
 * latency begins to grow. So the latency of each window of calls is compared with the baseline, the latency without a
 * queue:
 *
 * <pre>
 *   latency                           ╱
 *                                   ╱    new limit = (limit × gradient + √limit) × answered
 *   baseline × tolerance ┄┄┄┄┄┄┄┄┄╱┄     gradient  = baseline × tolerance / latency, between ½ and 1
 *   baseline ───────────────────╱        answered  = the share of the calls that were not dropped
 *                               └ capacity
 * </pre>
 *
 * <p>√limit is the growth while the latency is good, and the queue that is allowed when it no longer is.
 *
 * <p>The baseline can't be configured: it differs between dependencies, and it changes. An average drifts, because it
 * counts the queue that the limit allows. A minimum is far too low where latencies vary. So the baseline follows the
 * average slowly, and a <em>probe</em> corrects it. For one window the limit is halved:
 *
 * <ul>
 *   <li>If the latency is halved too, calls had queued. The lower limit stays, and the probe goes on with half of it.
 *   <li>If it stays as it is, the lower limit is below the capacity. The latency that was measured is the baseline,
 *       and the limit becomes what it was before. So a dependency that has only become slower keeps its limit.
 * </ul>
 *
 * <p>A probe begins when the latency stays far above the baseline, when the limit has fallen by half, and otherwise
 * after {@value #PROBE_AFTER} windows. Only windows in which the limit was reached raise or probe it: calls that were
 * never limited don't show whether the dependency can serve more.
 *
 * <p>A dropped call, one that timed out for example, has no latency: its time is the one after which the caller gave
 * up. If all calls time out, these times are equal, and would look like a dependency that has only become slower. So
 * drops count by themselves: if a third of the calls is dropped, the dependency serves two thirds of the limit. A few
 * drops lower the limit a little; a window with nothing else halves it. If more than a tenth of a window's calls are
 * dropped, the latency of the others doesn't count: the baseline stays, and a probe ends.
 *
 * <p>The gradient is used by Netflix's concurrency-limits and by Envoy's adaptive concurrency filter. The probe is
 * Envoy's idea, with half of the limit where Envoy takes a fixed low one. The drop is an idea of concurrency-limits,
 * with the share of the calls where its AIMD and gradient algorithms lower the limit by a tenth for any drop.
 */
final class GradientLimit {

    private static final int MIN_ANSWERED = 100; // in a window: with fewer, chance decides
    private static final int MIN_ANSWERED_PER_PERMIT = 10; // a low limit grows by more than chance decides
    private static final int MIN_DROPPED = 10; // end a window too: at a low limit, a hundred timeouts take minutes
    private static final double MAX_DROPPED = 0.1; // of a window's calls, if the latency of the others is to count
    private static final int MIN_LATENCIES = 2; // a window is at least so many times as long as a call
    private static final int PROBE_AFTER = 200; // windows
    private static final double TOLERANCE = 1.1;
    private static final double FAR_ABOVE = 2.5; // times the baseline
    private static final double STILL_QUEUED = 0.6; // of the latency before: between ½ and the ⅔ to 1 of a short queue
    private static final double DRIFT = 0.005; // the weight of a window in the baseline
    private static final double FASTER_DRIFT = 0.1; // if the limit was not reached: no queue of ours

    private final int min;
    private final int max;
    private double limit;
    private double baseline; // 0: not known yet

    // the window
    private long startedAt;
    private boolean settling = true; // calls end that began under another limit: they don't count
    private double settlesFor; // at least; more than 0 after drops: the calls that began before them take as long
    private double answeredNanos;
    private double droppedNanos;
    private int answered;
    private int dropped;
    private int mostActive;

    // the probe
    private int windowsUntilProbe = PROBE_AFTER;
    private boolean farAbove;
    private double highestSinceProbe;
    private double limitBefore; // 0: no probe
    private double latencyBefore;

    GradientLimit(LimitRange range, int initial, long now) {
        this.min = range.min();
        this.max = range.max();
        this.limit = initial;
        this.startedAt = now;
    }

    int limit() {
        return (int) limit;
    }

    /**
     * A call was answered.
     *
     * @param active how many calls were active when it began, itself included
     */
    void answered(long now, long latency, int active) {
        answeredNanos += latency;
        answered++;
        ended(now, active);
    }

    /**
     * A call was dropped: it says that the dependency can't serve so many.
     *
     * @param nanos after which time
     * @param active how many calls were active when it began, itself included
     */
    void dropped(long now, long nanos, int active) {
        droppedNanos += nanos;
        dropped++;
        ended(now, active);
    }

    private void ended(long now, int active) {
        mostActive = Math.max(mostActive, active);
        double mean = (answeredNanos + droppedNanos) / (answered + dropped);
        long elapsed = now - startedAt;
        if (settling) {
            if (elapsed >= Math.max(mean, settlesFor)) {
                startWindow(now, false);
            }
        } else if (isEnough() && elapsed >= MIN_LATENCIES * mean) {
            int before = limit();
            endWindow(mostActive >= before);
            startWindow(now, limit() != before);
        }
    }

    private boolean isEnough() {
        return answered >= Math.min(MIN_ANSWERED, MIN_ANSWERED_PER_PERMIT * limit) || dropped >= MIN_DROPPED;
    }

    private void startWindow(long now, boolean settling) {
        this.startedAt = now;
        this.settling = settling;
        this.settlesFor = settling ? settlesFor : 0;
        this.answeredNanos = 0;
        this.droppedNanos = 0;
        this.answered = 0;
        this.dropped = 0;
        this.mostActive = 0;
    }

    private void endWindow(boolean limitReached) {
        double latency = answeredNanos / answered;
        if (1 - answeredShare() > MAX_DROPPED) {
            lower();
        } else if (limitBefore > 0) {
            endProbe(latency, limitReached);
        } else if (!limitReached) {
            driftTo(latency, FASTER_DRIFT);
        } else if (isProbeDue(latency)) {
            startProbe(latency);
        } else if (!farAbove) {
            driftTo(latency, DRIFT);
            adjust(limit, latency);
        }
    }

    private double answeredShare() {
        return (double) answered / (answered + dropped);
    }

    /** By the drops alone, and at most by half: the next window shows whether that was enough. */
    private void lower() {
        double served = answeredShare() * (limit + Math.sqrt(limit));
        limit = bounded(Math.max(limit / 2, Math.min(limit, served)));
        settlesFor = droppedNanos / dropped;
        farAbove = false;
        noProbe();
    }

    private void driftTo(double latency, double weight) {
        baseline = baseline == 0 ? latency : baseline + weight * (latency - baseline);
    }

    private void adjust(double limit, double latency) {
        highestSinceProbe = Math.max(highestSinceProbe, limit);
        double good = baseline * TOLERANCE;
        double gradient = latency <= good ? 1 : Math.max(0.5, good / latency); // not 0 / 0
        this.limit = bounded(answeredShare() * (limit * gradient + Math.sqrt(limit)));
    }

    /** The second window far above the baseline counts: the first may have begun before the latency changed. */
    private boolean isProbeDue(double latency) {
        boolean again = farAbove;
        farAbove = latency > FAR_ABOVE * baseline;
        return farAbove && again || --windowsUntilProbe < 0 || limit < highestSinceProbe / 2;
    }

    private void startProbe(double latency) {
        farAbove = false;
        limitBefore = limit;
        latencyBefore = latency;
        limit = bounded(limit / 2);
    }

    private void endProbe(double latency, boolean limitReached) {
        baseline = latency;
        if (limitReached && limit > min && latency <= STILL_QUEUED * latencyBefore) {
            startProbe(latency);
        } else {
            double before = limitBefore;
            noProbe();
            adjust(before, latencyBefore);
        }
    }

    private void noProbe() {
        windowsUntilProbe = PROBE_AFTER;
        highestSinceProbe = 0;
        limitBefore = 0;
    }

    private double bounded(double value) {
        return Math.max(min, Math.min(max, value));
    }
}
