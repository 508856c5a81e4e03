package dev.patterns.examples.incident.run;

import static dev.patterns.examples.incident.run.ArrivalRecorder.percentileMillis;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.result.SecondSample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Computes the figures of an act from its recorded payments, samples and reconciliation. */
record ActResultBuilder(
        Act act, Workload workload, PaymentRecorder recorder, GaugeSampler sampler, Reconciliation reconciliation) {

    ActResult build(int peakConnections, double callsPerPayment, double storySeconds) {
        var latencies = recorder.sortedLatencies(reconciliation.succeeded());
        return new ActResult(
                act.name(),
                act.tier().toString(),
                act.fixes().stream().sorted().map(Object::toString).toList(),
                act.incident(),
                workload.payments(),
                rounded(reconciliation.succeeded().cardinality() / (double) workload.payments(), 5),
                percentileMillis(latencies, 50),
                percentileMillis(latencies, 95),
                percentileMillis(latencies, 99),
                peakConnections,
                rounded(recorder.attemptsPerPayment(), 3),
                rounded(callsPerPayment, 3),
                reconciliation.doubleCharges(),
                reconciliation.lost(),
                reconciliation.unknown(),
                recorder.outcomes(),
                rounded(storySeconds, 1),
                sampler.changes(),
                series(),
                new ServiceLevels(workload, recorder, act.incident(), storySeconds).compute());
    }

    private List<SecondSample> series() {
        var gauges = sampler.seconds();
        var arrived = new ArrayList<BitSet>();
        gauges.forEach(second -> arrived.add(new BitSet()));
        for (int payment = 0; payment < workload.payments(); payment++) {
            arrived.get(recorder.second(payment)).set(payment);
        }
        var series = new ArrayList<SecondSample>();
        for (int second = 0; second < gauges.size(); second++) {
            var succeeded = (BitSet) arrived.get(second).clone();
            succeeded.and(reconciliation.succeeded());
            var latencies = recorder.sortedLatencies(succeeded);
            var arrivals = arrived.get(second).cardinality();
            var gauge = gauges.get(second);
            series.add(new SecondSample(
                    second,
                    arrivals,
                    arrivals == 0 ? null : rounded(succeeded.cardinality() / (double) arrivals, 4),
                    percentileMillis(latencies, 50),
                    percentileMillis(latencies, 95),
                    gauge.inUse(),
                    gauge.waiting(),
                    gauge.breaker()));
        }
        return series;
    }

    private static double rounded(double value, int digits) {
        var scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
