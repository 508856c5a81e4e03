package dev.patterns.examples.incident.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one act.
 *
 * @param tier whose patterns: "handwritten", "library", "documented"
 * @param fixes the fixes that were in place, in lower case with dashes; empty for the bare service
 * @param incident whether the processor misbehaved
 * @param payments how many arrived
 * @param successRate the share that was captured exactly once and committed, 0..1
 * @param p50Millis median latency of those, from scheduled arrival to answer, as measured; null if there were none
 * @param peakConnections the most connections in use at a time
 * @param attemptsPerPayment how often a payment was tried from the start, 1.0 where nothing was retried
 * @param callsPerPayment charges sent to either processor, per payment: the load that the patterns make
 * @param doubleCharges payments captured more than once, and not voided
 * @param lostPayments payments captured, but not recorded as such
 * @param unknownPayments payments recorded as unknown, since a void failed too: for somebody to look into
 * @param outcomes how many payments ended in which way: "paid", "declined", "no connection" …
 * @param storySeconds how long the act took until its last payment had ended, in time of the story
 * @param series second by second; goes on until the last payment has ended
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
        List<SecondSample> series) {}
