package dev.patterns.examples.incident.api.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patterns.examples.incident.result.Parameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of the story: written as {@code incident.json}, shown by {@code incident.html}.
 *
 * @param story "api"
 * @param mode "real" or "simulated"
 * @param parameters the parameters, each marked as given by the story or chosen
 * @param acts the acts that have ended, in the order of their runs
 * @param explorer the runs of every combination of fixes; null if there are none
 */
public record ApiResult(
        String story,
        long seed,
        String mode,
        List<Parameter> parameters,
        List<ApiActResult> acts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explorer explorer) {

    /**
     * The data of the report's explorer.
     *
     * @param fixes names of the fixes; a combination is a bit mask, bit i for the fix i
     * @param runs the runs by tier and bit mask, such as "handwritten/5"
     * @param ablation the effect of each fix, over several seeds
     * @param notes per tier, what to know about its runs
     */
    public record Explorer(
            List<String> fixes,
            List<String> tiers,
            Map<String, ApiActResult> runs,
            List<AblationRow> ablation,
            int seeds,
            String defaultTier,
            List<String> defaultFixes,
            Map<String, String> notes) {}

    /**
     * One combination over several seeds: means, and the standard deviation of the error rate.
     *
     * @param errorSpread null for a single seed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AblationRow(
            String label,
            String tier,
            List<String> fixes,
            double errorMean,
            @Nullable Double errorSpread,
            @Nullable Double p50Millis,
            @Nullable Double p95Millis,
            double connectionShare,
            @Nullable Double cacheHitRate,
            double callsPerRequest) {}
}
