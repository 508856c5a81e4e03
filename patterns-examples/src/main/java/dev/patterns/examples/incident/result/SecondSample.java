package dev.patterns.examples.incident.result;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one second of the story. A payment counts in the second in which it arrived, however long it took.
 *
 * @param second seconds of the story since the start of the act
 * @param arrivals number of payments that arrived in it
 * @param successRate fraction of them that succeeded, 0..1; null if none arrived
 * @param p50Millis median latency of those that succeeded, as measured in clock time; null if none did
 * @param p95Millis 95th percentile of the same latencies
 * @param connectionsInUse the highest sampled number of connections in use
 * @param connectionsWaiting the highest sampled number of payments that wait for a connection
 * @param breaker state of the primary processor's breaker at the end of the second
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
