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

/** Takes down how each payment ended. Every payment writes its own places only, and they are read when all have ended. */
final class PaymentRecorder {

    private final List<Arrival> arrivals;
    private final TimeScale scale;
    private final long start;
    private final long[] lateness;
    private final long[] latency;
    private final PaymentResult[] answers;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicIntegerArray outcomes = new AtomicIntegerArray(PaymentOutcome.values().length);

    PaymentRecorder(List<Arrival> arrivals, TimeScale scale, long start) {
        this.arrivals = arrivals;
        this.scale = scale;
        this.start = start;
        lateness = new long[arrivals.size()];
        latency = new long[arrivals.size()];
        answers = new PaymentResult[arrivals.size()];
    }

    /** When the payment is due on the clock. */
    long due(int payment) {
        return start + scale.toClockNanos(arrivals.get(payment).at());
    }

    void recordStart(int payment, long now) {
        lateness[payment] = now - due(payment);
        started.incrementAndGet();
    }

    /** Latency counts from when the payment was due: what a slow system does to those who queue before it counts too. */
    void recordEnd(int payment, PaymentResult answer, long now) {
        latency[payment] = now - due(payment);
        answers[payment] = answer;
        outcomes.incrementAndGet(answer.outcome().ordinal());
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

    /** So far, as the service sees it. */
    int count(PaymentOutcome outcome) {
        return outcomes.get(outcome.ordinal());
    }

    /** How many ended in which way, leaving out ways in which none did. */
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
        return Arrays.stream(answers)
                .mapToInt(PaymentResult::attempts)
                .average()
                .orElse(0);
    }

    /** In nanoseconds, of these payments. */
    long[] sortedLatencies(BitSet payments) {
        return payments.stream().mapToLong(payment -> latency[payment]).sorted().toArray();
    }

    /** How late the 99th of a hundred payments began, in milliseconds. Not a payment's fault, but the machine's. */
    double p99LatenessMillis() {
        var sorted = lateness.clone();
        Arrays.sort(sorted);
        return sorted[(int) (0.99 * (sorted.length - 1))] / 1e6;
    }

    /** The second of the story in which the payment arrived. */
    int second(int payment) {
        return (int) arrivals.get(payment).at().toSeconds();
    }
}
