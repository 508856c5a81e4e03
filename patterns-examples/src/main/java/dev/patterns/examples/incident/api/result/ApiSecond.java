package dev.patterns.examples.incident.api.result;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one second. A request counts in the second in which it arrived, however long it took.
 *
 * @param successRate fraction of the requests that were answered, 0..1; null if none arrived
 * @param p50Millis median latency of those; null if there were none
 * @param connectionShare the highest sampled number of connections in use, as a fraction of the database's limit
 * @param connectionsWaiting the highest sampled number of requests that wait for a connection
 * @param cacheHitRate fraction of the look-ups that found fresh prices; null without look-ups
 */
public record ApiSecond(
        int second,
        int arrivals,
        @Nullable Double successRate,
        @Nullable Double p50Millis,
        @Nullable Double p95Millis,
        double connectionShare,
        int connectionsWaiting,
        @Nullable Double cacheHitRate) {}
