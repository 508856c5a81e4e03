package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.payment.PaymentOutcome;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.plan.Workload.Arrival;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Records when each payment began and ended, and how. A payment writes only its own array elements; they are read after
 * all payments have ended.
 */
final class PaymentRecorder {

    private final List<Arrival> arrivals;
    private final TimeScale scale;
    private final long start;
    private final long[] lateness;
    private final long[] latency;
    private final PaymentResult[] results;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicIntegerArray outcomes = new AtomicIntegerArray(PaymentOutcome.values().length);

    PaymentRecorder(List<Arrival> arrivals, TimeScale scale, long start) {
        this.arrivals = arrivals;
        this.scale = scale;
        this.start = start;
        lateness = new long[arrivals.size()];
        latency = new long[arrivals.size()];
        results = new PaymentResult[arrivals.size()];
    }

    /** The clock time, in nanoseconds, at which the payment is to begin. */
    long due(int payment) {
        return start + scale.toClockNanos(arrivals.get(payment).at());
    }

    void recordStart(int payment, long now) {
        lateness[payment] = now - due(payment);
        started.incrementAndGet();
    }

    /** Latency counts from the time at which the payment was due, so that a late start counts as latency. */
    void recordEnd(int payment, PaymentResult result, long now) {
        latency[payment] = now - due(payment);
        results[payment] = result;
        outcomes.incrementAndGet(result.outcome().ordinal());
        ended.incrementAndGet();
    }

    int started() {
        return started.get();
    }

    int ended() {
        return ended.get();
    }

    boolean allEnded() {
        return ended() == arrivals.size();
    }

    /** The number of payments that have ended in this way so far. */
    int count(PaymentOutcome outcome) {
        return outcomes.get(outcome.ordinal());
    }

    /** The number of payments by outcome. Outcomes without payments are left out. */
    Map<String, Integer> outcomes() {
        var counts = new LinkedHashMap<String, Integer>();
        for (var outcome : PaymentOutcome.values()) {
            if (count(outcome) > 0) {
                counts.put(outcome.label(), count(outcome));
            }
        }
        return counts;
    }

    double attemptsPerPayment() {
        return Arrays.stream(results)
                .mapToInt(PaymentResult::attempts)
                .average()
                .orElse(0);
    }

    /** The latencies of these payments, in nanoseconds. */
    long[] sortedLatencies(BitSet payments) {
        return payments.stream().mapToLong(payment -> latency[payment]).sorted().toArray();
    }

    /** The 99th percentile of how late payments began, in milliseconds. It measures the machine, not the service. */
    double p99LatenessMillis() {
        var sorted = lateness.clone();
        Arrays.sort(sorted);
        return sorted[(int) (0.99 * (sorted.length - 1))] / 1e6;
    }

    PaymentOutcome outcome(int payment) {
        return results[payment].outcome();
    }

    /** From scheduled arrival to answer, in story time. */
    double latencySeconds(int payment) {
        return scale.toStorySeconds(latency[payment]);
    }

    /** The story time at which the payment ended. */
    double endSecond(int payment) {
        return arrivals.get(payment).at().toNanos() / 1e9 + latencySeconds(payment);
    }

    /** The second of the story in which the payment arrived. */
    int second(int payment) {
        return (int) arrivals.get(payment).at().toSeconds();
    }
}
