package dev.patterns.examples.incident.serve;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes samples from the meters alone, as a dashboard does: by the difference between two readings. Used by one thread.
 */
final class LiveSampler {

    private static final double PERCENTILE = 0.95;
    private static final int PERCENTILE_SECONDS = 10;

    private final MeterRegistry meters;
    private final LiveIncident incident;
    private final Deque<CountAtBucket[]> histograms = new ArrayDeque<>();
    private Totals before = new Totals(0, 0, 0, 0, 0);

    private record Totals(long paid, long declined, long ended, long attempts, long failovers) {}

    LiveSampler(MeterRegistry meters, LiveIncident incident) {
        this.meters = meters;
        this.incident = incident;
    }

    /** The figures since the sample before. */
    LiveSample next() {
        var now = totals();
        if (now.ended < before.ended) { // another act has begun
            before = new Totals(0, 0, 0, 0, 0);
            histograms.clear();
        }
        var ended = now.ended - before.ended;
        var valid = ended - (now.declined - before.declined);
        var sample = new LiveSample(
                incident.act().name(),
                incident.isChosen(),
                incident.second(),
                ended,
                valid == 0 ? null : (now.paid - before.paid) / (double) valid,
                p95Millis(),
                (int) gauge("payments.pool.active"),
                (int) gauge("payments.pool.pending"),
                (int) gauge("payments.pool.max"),
                breaker(),
                Math.max(0, now.attempts - before.attempts - ended),
                now.failovers - before.failovers,
                count("payments", "outcome", "unknown"));
        before = now;
        return sample;
    }

    /** Reads each timer once: payments end meanwhile, and the sum must be that of its parts. */
    private Totals totals() {
        long paid = 0;
        long declined = 0;
        long ended = 0;
        for (var timer : meters.find("payments").timers()) {
            var count = timer.count();
            ended += count;
            paid += "paid".equals(timer.getId().getTag("outcome")) ? count : 0;
            declined += "declined".equals(timer.getId().getTag("outcome")) ? count : 0;
        }
        return new Totals(paid, declined, ended, attempts(), count("payments.charges", "processor", "backup"));
    }

    private long count(String meter, String tag, String value) {
        return meters.find(meter).tag(tag, value).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private long attempts() {
        var counter = meters.find("payments.attempts").counter();
        return counter == null ? 0 : (long) counter.count();
    }

    private double gauge(String name) {
        var gauge = meters.find(name).gauge();
        return gauge == null ? 0 : gauge.value();
    }

    private String breaker() {
        return meters.find("payments.breaker.state").gauges().stream()
                .filter(gauge -> gauge.value() == 1)
                .findFirst()
                .map(Gauge::getId)
                .map(id -> id.getTag("state"))
                .orElse("none");
    }

    private @Nullable Double p95Millis() {
        var paid = meters.find("payments").tag("outcome", "paid").timer();
        if (paid == null) {
            return null;
        }
        var now = paid.takeSnapshot().histogramCounts();
        histograms.addLast(now);
        var then = histograms.size() > PERCENTILE_SECONDS ? histograms.removeFirst() : null;
        return percentileMillis(now, then);
    }

    /** Interpolates within the bucket, as Prometheus' histogram_quantile does. The last bucket has its lower bound. */
    static @Nullable Double percentileMillis(CountAtBucket[] now, CountAtBucket @Nullable [] then) {
        var total = counted(now, then, now.length - 1);
        if (total == 0) {
            return null;
        }
        var rank = PERCENTILE * total;
        var bucket = 0;
        while (counted(now, then, bucket) < rank) {
            bucket++;
        }
        var lower = bucket == 0 ? 0 : now[bucket - 1].bucket(TimeUnit.MILLISECONDS);
        var upper = now[bucket].bucket(TimeUnit.MILLISECONDS);
        if (!(upper < Double.MAX_VALUE / 1e6)) {
            return lower;
        }
        var below = bucket == 0 ? 0 : counted(now, then, bucket - 1);
        return lower + (upper - lower) * (rank - below) / (counted(now, then, bucket) - below);
    }

    private static double counted(CountAtBucket[] now, CountAtBucket @Nullable [] then, int bucket) {
        return now[bucket].count() - (then == null ? 0 : then[bucket].count());
    }
}
