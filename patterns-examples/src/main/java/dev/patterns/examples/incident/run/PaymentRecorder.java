package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.payment.PaymentOutcome;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.plan.Workload.Arrival;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Records how each payment ended. */
final class PaymentRecorder extends ArrivalRecorder {

    private final PaymentResult[] results;
    private final AtomicIntegerArray outcomes = new AtomicIntegerArray(PaymentOutcome.values().length);

    PaymentRecorder(List<Arrival> arrivals, TimeScale scale, long start) {
        super(arrivals.stream().map(Arrival::at).toList(), scale, start);
        results = new PaymentResult[arrivals.size()];
    }

    void recordEnd(int payment, PaymentResult result, long now) {
        results[payment] = result;
        outcomes.incrementAndGet(result.outcome().ordinal());
        recordEnd(payment, now);
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

    PaymentOutcome outcome(int payment) {
        return results[payment].outcome();
    }
}
