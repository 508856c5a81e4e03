package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.payment.PaymentOutcome;
import dev.patterns.examples.incident.plan.Objectives;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ServiceLevel;
import org.jspecify.annotations.Nullable;

/**
 * Computes the service level of an act. A payment counts in the second in which it ended, as in the meters: an alert
 * can't see it earlier.
 */
final class ServiceLevels {

    private final Workload workload;
    private final PaymentRecorder recorder;
    private final boolean incident;
    private final int[] valid;
    private final int[] failed;
    private int paid;
    private int paidInTime;

    ServiceLevels(Workload workload, PaymentRecorder recorder, boolean incident, double storySeconds) {
        this.workload = workload;
        this.recorder = recorder;
        this.incident = incident;
        valid = new int[(int) storySeconds + 1];
        failed = new int[valid.length];
        for (int payment = 0; payment < workload.payments(); payment++) {
            count(payment);
        }
    }

    private void count(int payment) {
        var outcome = recorder.outcome(payment);
        if (outcome == PaymentOutcome.DECLINED) {
            return;
        }
        var second = Math.min(valid.length - 1, (int) recorder.endSecond(payment));
        valid[second]++;
        if (outcome != PaymentOutcome.PAID) {
            failed[second]++;
            return;
        }
        paid++;
        paidInTime += recorder.latencySeconds(payment) <= Objectives.LATENCY.toMillis() / 1e3 ? 1 : 0;
    }

    ServiceLevel compute() {
        int failures = sum(failed, 0, failed.length);
        int all = Math.max(1, sum(valid, 0, valid.length));
        var budget = (1 - Objectives.SUCCESS) * workload.ratePerSecond() * Objectives.PERIOD.toSeconds();
        return new ServiceLevel(
                rounded(1 - failures / (double) all, 5),
                paid == 0 ? null : rounded(paidInTime / (double) paid, 4),
                rounded(failures / (double) all / (1 - Objectives.SUCCESS), 2),
                rounded(failures / budget, 6),
                incident ? detectedSeconds() : null,
                incident ? recoveredSeconds() : null);
    }

    private @Nullable Double detectedSeconds() {
        int window = (int) Objectives.ALERT_WINDOW.toSeconds();
        int from = (int) workload.incident().from().toSeconds();
        int met = 0;
        for (int second = from; second < valid.length; second++) {
            met = exceeds(Math.max(0, second + 1 - window), second + 1, Objectives.ALERT_FAILURES) ? met + 1 : 0;
            if (met > Objectives.ALERT_FOR.toSeconds()) {
                return (double) (second + 1 - from);
            }
        }
        return null;
    }

    /** Looks back from the last whole minute of arrivals to the last minute that was outside of the objective. */
    private @Nullable Double recoveredSeconds() {
        int window = (int) Objectives.ALERT_WINDOW.toSeconds();
        int last = (int) workload.duration().toSeconds() - window;
        int until =
                (int) Math.min(Integer.MAX_VALUE, workload.incident().until().toSeconds());
        if (until > last) {
            return null;
        }
        for (int second = last; second >= until; second--) {
            if (exceeds(second, second + window, 1 - Objectives.SUCCESS)) {
                return second == last ? null : (double) (second + 1 - until);
            }
        }
        return 0.0;
    }

    private boolean exceeds(int from, int to, double fraction) {
        int all = sum(valid, from, to);
        return all > 0 && sum(failed, from, to) > fraction * all;
    }

    private static int sum(int[] counts, int from, int to) {
        int sum = 0;
        for (int second = from; second < to; second++) {
            sum += counts[second];
        }
        return sum;
    }

    private static double rounded(double value, int digits) {
        var scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
