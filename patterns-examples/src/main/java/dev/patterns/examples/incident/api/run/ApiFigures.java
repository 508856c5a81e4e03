package dev.patterns.examples.incident.api.run;

import static dev.patterns.examples.incident.run.ArrivalRecorder.percentileMillis;

import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.result.ApiActResult;
import dev.patterns.examples.incident.api.result.ApiSecond;
import dev.patterns.examples.incident.api.shop.RequestOutcome;
import dev.patterns.examples.incident.api.tiers.ShopSetup;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the figures of an act from its recorded requests and samples. */
record ApiFigures(ApiAct act, RequestRecorder recorder, ShopSampler sampler, ShopSetup setup) {

    ApiActResult result(double callsPerRequest, double seconds) {
        var peak = recorder.peak();
        var latencies = recorder.sortedLatencies(recorder.answered(peak));
        var cache = setup.cache();
        return new ApiActResult(
                act.name(),
                act.tier().toString(),
                act.fixes().stream().sorted().map(Object::toString).toList(),
                recorder.arrivals(),
                peak.cardinality(),
                rounded(1 - fraction(latencies.length, peak.cardinality()), 5),
                percentileMillis(latencies, 50),
                percentileMillis(latencies, 95),
                percentileMillis(latencies, 99),
                share(setup.pool().peak()),
                cache == null ? null : hitRate(cache.hits(), cache.misses()),
                cache == null ? 0 : (int) cache.staleAnswers(),
                rounded(callsPerRequest, 3),
                outcomes(peak),
                rounded(seconds, 1),
                series());
    }

    private Map<String, Integer> outcomes(BitSet requests) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var outcome : RequestOutcome.values()) {
            int count = (int) requests.stream()
                    .filter(request -> recorder.outcome(request) == outcome)
                    .count();
            if (count > 0) {
                counts.put(outcome.label(), count);
            }
        }
        return counts;
    }

    private List<ApiSecond> series() {
        var samples = sampler.seconds();
        var series = new ArrayList<ApiSecond>();
        long hits = 0;
        long misses = 0;
        for (int second = 0; second < samples.size(); second++) {
            var sample = samples.get(second);
            series.add(second(second, sample, hitRate(sample.hits() - hits, sample.misses() - misses)));
            hits = sample.hits();
            misses = sample.misses();
        }
        return series;
    }

    private ApiSecond second(int second, ShopSampler.Sample sample, @Nullable Double hitRate) {
        var arrived = new BitSet();
        for (int request = 0; request < recorder.arrivals(); request++) {
            arrived.set(request, recorder.second(request) == second);
        }
        var latencies = recorder.sortedLatencies(recorder.answered(arrived));
        return new ApiSecond(
                second,
                arrived.cardinality(),
                arrived.isEmpty() ? null : rounded(fraction(latencies.length, arrived.cardinality()), 4),
                percentileMillis(latencies, 50),
                percentileMillis(latencies, 95),
                share(sample.inUse()),
                sample.waiting(),
                hitRate);
    }

    private static double share(int connections) {
        return rounded(fraction(connections, ApiDefaults.CONNECTION_LIMIT), 3);
    }

    private static @Nullable Double hitRate(long hits, long misses) {
        return hits + misses == 0 ? null : rounded(fraction(hits, hits + misses), 4);
    }

    private static double fraction(long part, long all) {
        return all == 0 ? 0 : part / (double) all;
    }

    private static double rounded(double value, int digits) {
        var scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
