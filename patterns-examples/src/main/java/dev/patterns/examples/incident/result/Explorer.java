package dev.patterns.examples.incident.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of the report's explorer: the runs of every combination of fixes, for each tier.
 *
 * @param fixes names of the fixes; a combination is a bit mask, bit i for the fix i
 * @param runs the runs by tier and bit mask, such as "handwritten/5"
 * @param step seconds of the story between two values of a series
 * @param ablation the effect of each fix, over several seeds
 * @param seeds number of seeds of the ablation
 * @param notes per tier, what to know about its runs
 */
public record Explorer(
        List<String> fixes,
        List<String> tiers,
        Map<String, Run> runs,
        int step,
        List<AblationRow> ablation,
        int seeds,
        String defaultTier,
        List<String> defaultFixes,
        Map<String, String> notes) {

    /** The run of one combination. The fields are those of {@link ActResult}. */
    public record Run(
            double successRate,
            @Nullable Double p50Millis,
            @Nullable Double p95Millis,
            @Nullable Double p99Millis,
            int peakConnections,
            double attemptsPerPayment,
            double callsPerPayment,
            int doubleCharges,
            int lostPayments,
            Series series) {

        /**
         * One value per second of the story. The breaker is one letter per second: - none, C closed, O open, H
         * half-open.
         */
        public record Series(
                List<@Nullable Double> successRate,
                List<@Nullable Double> p50Millis,
                List<@Nullable Double> p95Millis,
                List<Integer> connectionsInUse,
                List<Integer> connectionsWaiting,
                String breaker) {}
    }

    /**
     * One combination over several seeds.
     *
     * @param fixes the fixes that were in place
     * @param successMean mean of the success rates, 0..1
     * @param successSpread their standard deviation; null for a single seed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AblationRow(
            String label,
            String tier,
            List<String> fixes,
            double successMean,
            @Nullable Double successSpread,
            @Nullable Double p95Millis,
            int peakConnections,
            double attemptsPerPayment,
            double callsPerPayment,
            int doubleCharges,
            int lostPayments) {}
}
