package dev.patterns.examples.incident.api.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one act. Rates and latencies are of the requests that arrived in the peak.
 *
 * @param tier the implementation of the patterns: "handwritten", "library", "documented"
 * @param fixes the fixes that were in place, in lower case with dashes
 * @param requests number of requests of the whole act
 * @param peakRequests number of requests that arrived in the peak
 * @param errorRate fraction of these that were not answered, 0..1
 * @param p50Millis median latency of those that were, from scheduled arrival to answer; null if there were none
 * @param connectionShare the highest number of connections in use, as a fraction of the database's limit
 * @param cacheHitRate fraction of the look-ups in the whole act that found fresh prices; null without look-ups
 * @param staleAnswers requests of the whole act that were answered with old prices
 * @param callsPerRequest calls to the price service per request of the whole act
 * @param outcomes number of the peak's requests per outcome: "answered", "no connection" …
 * @param storySeconds duration of the act until its last request had ended
 * @param series one sample per second
 */
public record ApiActResult(
        String name,
        String tier,
        List<String> fixes,
        int requests,
        int peakRequests,
        double errorRate,
        @Nullable Double p50Millis,
        @Nullable Double p95Millis,
        @Nullable Double p99Millis,
        double connectionShare,
        @Nullable Double cacheHitRate,
        int staleAnswers,
        double callsPerRequest,
        Map<String, Integer> outcomes,
        double storySeconds,
        List<ApiSecond> series) {}
