package dev.patterns.examples.incident.api.simulated;

import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiFix;
import dev.patterns.examples.incident.api.plan.ApiWorkload;
import dev.patterns.examples.incident.api.result.ApiActResult;
import dev.patterns.examples.incident.api.result.ApiResult.AblationRow;
import dev.patterns.examples.incident.api.result.ApiResult.Explorer;
import dev.patterns.examples.incident.api.run.ApiActRunner;
import dev.patterns.examples.incident.api.run.ApiProgress;
import dev.patterns.examples.incident.plan.FixSets;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.simulated.ParallelRuns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The API's story in simulated time: single acts, every combination of fixes, and the effect of each single fix. */
public final class ApiCombinations {

    private static final int COMBINATIONS = 1 << ApiFix.values().length;

    private ApiCombinations() {}

    /** Runs one act. */
    public static ApiActResult run(ApiAct act, ApiWorkload workload) {
        try (var shop = new SimulatedShop(workload.seed())) {
            return ApiActRunner.run(shop, act, workload, ApiProgress.NONE).result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Runs each act with this many consecutive seeds. The results are in the order of the acts, one list per act. */
    public static List<List<ApiActResult>> overSeeds(
            List<ApiAct> acts, ApiWorkload workload, int seeds, Consumer<ApiActResult> ended)
            throws InterruptedException {
        var simulations = new ArrayList<Supplier<ApiActResult>>();
        for (var act : acts) {
            for (int i = 0; i < seeds; i++) {
                var seeded = workload.withSeed(workload.seed() + i);
                simulations.add(() -> run(act, seeded));
            }
        }
        var results = ParallelRuns.runAll(simulations, ended);
        var byAct = new ArrayList<List<ApiActResult>>();
        for (int i = 0; i < acts.size(); i++) {
            byAct.add(results.subList(i * seeds, (i + 1) * seeds));
        }
        return byAct;
    }

    /** No fix, each fix alone, all fixes but one, and all fixes. */
    public static List<ApiAct> ablation(Tier tier) {
        return FixSets.ablation(ApiFix.class).stream()
                .map(fixes -> ApiAct.peakWith(tier, fixes))
                .toList();
    }

    /** The acts of the explorer: every combination of fixes in every tier. */
    public static List<ApiAct> allActs() {
        var acts = new ArrayList<ApiAct>();
        for (var tier : Tier.values()) {
            for (int mask = 0; mask < COMBINATIONS; mask++) {
                acts.add(new ApiAct(tier + "/" + mask, tier, FixSets.ofMask(mask, ApiFix.class)));
            }
        }
        return acts;
    }

    /** Runs every combination for the report. */
    public static Explorer explore(
            ApiWorkload workload, List<AblationRow> ablation, int seeds, Consumer<ApiActResult> ended)
            throws InterruptedException {
        var runs = new LinkedHashMap<String, ApiActResult>();
        overSeeds(allActs(), workload, 1, ended)
                .forEach(results -> runs.put(results.get(0).name(), results.get(0)));
        return new Explorer(
                Arrays.stream(ApiFix.values()).map(ApiFix::toString).toList(),
                Arrays.stream(Tier.values()).map(Tier::toString).toList(),
                runs,
                ablation,
                seeds,
                Tier.HANDWRITTEN.toString(),
                List.of(),
                Map.of(
                        Tier.LIBRARY.toString(),
                        "Resilience4j's bulkhead and Caffeine; HikariCP can't run in virtual time, so the pool is "
                                + "patterns-core's here.",
                        Tier.DOCUMENTED.toString(),
                        "The documents have no bulkhead: here it changes nothing. Their cache is not warmed, and has "
                                + "neither single flight nor stale answers."));
    }

    /** Summarizes the results of an act over several seeds. */
    public static AblationRow summary(String label, ApiAct act, List<ApiActResult> results) {
        var errors = results.stream().mapToDouble(ApiActResult::errorRate).toArray();
        double mean = Arrays.stream(errors).average().orElse(0);
        double variance =
                Arrays.stream(errors).map(rate -> (rate - mean) * (rate - mean)).sum() / (errors.length - 1);
        return new AblationRow(
                label,
                act.tier().toString(),
                act.fixes().stream().sorted().map(ApiFix::toString).toList(),
                mean,
                errors.length > 1 ? Math.sqrt(variance) : null,
                mean(results, ApiActResult::p50Millis, 1),
                mean(results, ApiActResult::p95Millis, 1),
                results.stream()
                        .mapToDouble(ApiActResult::connectionShare)
                        .max()
                        .orElse(0),
                mean(results, ApiActResult::cacheHitRate, 4),
                Objects.requireNonNullElse(mean(results, ApiActResult::callsPerRequest, 3), 0.0));
    }

    /** The mean of a figure over the runs that have it; null if none has. */
    private static @Nullable Double mean(
            List<ApiActResult> results, Function<ApiActResult, @Nullable Double> figure, int digits) {
        OptionalDouble mean = results.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(value -> value)
                .average();
        double scale = Math.pow(10, digits);
        return mean.isPresent() ? Math.round(mean.getAsDouble() * scale) / scale : null;
    }
}
