package dev.patterns.examples.incident.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs made beforehand for a page to flip through: every combination of the fixes, for every tier.
 *
 * @param fixes their names; a combination is a bit mask, bit i being the i-th
 * @param runs by tier and bit mask, "handwritten/5"
 * @param step seconds of the story from one value of a series to the next
 * @param ablation what each fix is worth, over several seeds
 * @param seeds how many seeds the ablation was run with
 * @param notes what to know of a tier's runs
 */
public record Explorer(
        List<String> fixes,
        List<String> tiers,
        Map<String, Run> runs,
        int step,
        List<Ablation> ablation,
        int seeds,
        String defaultTier,
        List<String> defaultFixes,
        Map<String, String> notes) {

    /** One combination's run, as {@link ActResult} has it. */
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

        /** The same, second by second of the story; the breaker as one letter each, - C O H. */
        public record Series(
                List<@Nullable Double> successRate,
                List<@Nullable Double> p50Millis,
                List<@Nullable Double> p95Millis,
                List<Integer> connectionsInUse,
                List<Integer> connectionsWaiting,
                String breaker) {}
    }

    /**
     * A combination over several seeds.
     *
     * @param fixes which were in place
     * @param successMean mean of the success rates, 0..1
     * @param successSpread their standard deviation; null for a single seed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ablation(
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
