package dev.patterns.examples.incident.api.run;

import dev.patterns.examples.incident.api.plan.ApiWorkload;
import dev.patterns.examples.incident.api.plan.ApiWorkload.Arrival;
import dev.patterns.examples.incident.api.shop.RequestOutcome;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.run.ArrivalRecorder;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Records how each request ended. */
final class RequestRecorder extends ArrivalRecorder {

    private final RequestOutcome[] outcomes;
    private final AtomicInteger answered = new AtomicInteger();
    private final BitSet peak = new BitSet();

    RequestRecorder(ApiWorkload workload, List<Arrival> arrivals, long start) {
        super(arrivals.stream().map(Arrival::at).toList(), new TimeScale(1), start);
        outcomes = new RequestOutcome[arrivals.size()];
        for (int i = 0; i < arrivals.size(); i++) {
            peak.set(i, workload.isPeak(arrivals.get(i).at()));
        }
    }

    void recordEnd(int request, RequestOutcome outcome, long now) {
        outcomes[request] = outcome;
        if (outcome == RequestOutcome.ANSWERED) {
            answered.incrementAndGet();
        }
        recordEnd(request, now);
    }

    int answered() {
        return answered.get();
    }

    RequestOutcome outcome(int request) {
        return outcomes[request];
    }

    /** The requests that arrived in the peak. */
    BitSet peak() {
        return (BitSet) peak.clone();
    }

    /** Those of these requests that were answered. */
    BitSet answered(BitSet requests) {
        var result = new BitSet();
        requests.stream()
                .filter(request -> outcomes[request] == RequestOutcome.ANSWERED)
                .forEach(result::set);
        return result;
    }
}
