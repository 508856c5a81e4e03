package dev.patterns.examples.incident.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one act.
 *
 * @param tier the implementation of the patterns: "handwritten", "library", "documented"
 * @param fixes the fixes that were in place, in lower case with dashes; empty for the service without fixes
 * @param incident whether the primary processor failed as in the incident
 * @param payments number of payments that arrived
 * @param successRate fraction of the payments that were captured exactly once and committed, 0..1
 * @param p50Millis median latency of those, from scheduled arrival to answer, as measured; null if there were none
 * @param peakConnections the highest number of connections in use at the same time
 * @param attemptsPerPayment attempts of the whole payment, 1.0 if none was retried
 * @param callsPerPayment charges sent to either processor, per payment: the load that the patterns cause
 * @param doubleCharges payments captured more than once and not voided
 * @param lostPayments payments captured, but recorded neither as paid nor as unknown
 * @param unknownPayments payments recorded as unknown because the void failed too; they have to be checked by hand
 * @param outcomes number of payments per outcome: "paid", "declined", "no connection" …
 * @param storySeconds duration of the act until its last payment had ended, in story time
 * @param series one sample per second, until the last payment has ended
 * @param serviceLevel how the act stands to the objectives of the service
 */
public record ActResult(
        String name,
        String tier,
        List<String> fixes,
        boolean incident,
        int payments,
        double successRate,
        @Nullable Double p50Millis,
        @Nullable Double p95Millis,
        @Nullable Double p99Millis,
        int peakConnections,
        double attemptsPerPayment,
        double callsPerPayment,
        int doubleCharges,
        int lostPayments,
        int unknownPayments,
        Map<String, Integer> outcomes,
        double storySeconds,
        List<BreakerChange> breakerChanges,
        List<SecondSample> series,
        ServiceLevel serviceLevel) {}
