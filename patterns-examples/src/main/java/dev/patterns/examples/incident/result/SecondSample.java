package dev.patterns.examples.incident.result;

import org.jspecify.annotations.Nullable;

/**
 * One second of the story. Payments count in the second in which they arrived, however long they took.
 *
 * @param second since the act began, in time of the story
 * @param arrivals payments that arrived in it
 * @param successRate the share of them that succeeded, 0..1; null if none arrived
 * @param p50Millis median latency of those that succeeded, as measured (not scaled back); null if none did
 * @param p95Millis the same, 95th percentile
 * @param connectionsInUse the most connections seen in use during the second
 * @param connectionsWaiting the most payments seen waiting for one
 * @param breaker what the primary's breaker was doing at the end of the second
 */
public record SecondSample(
        int second,
        int arrivals,
        @Nullable Double successRate,
        @Nullable Double p50Millis,
        @Nullable Double p95Millis,
        int connectionsInUse,
        int connectionsWaiting,
        SampledBreakerState breaker) {}
