package dev.patterns.examples.incident.serve;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one second, for the live page.
 *
 * @param act name of the act that is running
 * @param chosen whether it was chosen; if not, the acts take turns
 * @param second seconds since the act has begun
 * @param ended payments that have ended in this second
 * @param success fraction of those that succeeded, declined ones left out, 0..1; null if there were none
 * @param p95Millis 95th percentile of the latency of payments that succeeded within the last ten seconds; null if none
 *     did
 * @param active connections in use
 * @param pending payments that wait for a connection
 * @param max connections that the pool may open
 * @param breaker state of the primary processor's breaker: "closed", "open", "half_open" or "none"
 * @param retries attempts beyond the first, of the payments that have ended in this second
 * @param failovers charges at the backup processor in this second
 * @param unknown payments of this act with an unknown outcome
 */
record LiveSample(
        String act,
        boolean chosen,
        double second,
        long ended,
        @Nullable Double success,
        @Nullable Double p95Millis,
        int active,
        int pending,
        int max,
        String breaker,
        long retries,
        long failovers,
        long unknown) {}
