package dev.patterns.examples.cli;

import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.plan.ApiParameters;
import dev.patterns.examples.incident.api.plan.ApiWorkload;
import dev.patterns.examples.incident.api.result.ApiActResult;
import dev.patterns.examples.incident.api.result.ApiResult;
import dev.patterns.examples.incident.api.run.LatencyProbe;
import dev.patterns.examples.incident.api.simulated.ApiCombinations;
import dev.patterns.examples.incident.api.simulated.SimulatedShop;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.result.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The API's story in simulated time: the acts, the effect of each fix, and every combination of fixes. */
final class SimulatedApi {

    private final ApiWorkload workload;
    private final int seeds;
    private final Terminal terminal;
    private final ApiTerminal figures;
    private final ReportDirectory directory;

    SimulatedApi(long seed, Duration peak, int seeds, Terminal terminal, ReportDirectory directory) {
        this.workload = new ApiWorkload(seed, ApiDefaults.SIMULATED_CAPACITY, peak);
        this.seeds = seeds;
        this.terminal = terminal;
        this.figures = new ApiTerminal(terminal);
        this.directory = directory;
    }

    /** @param withFixes whether to run the single fixes and all combinations of fixes too */
    void run(List<ApiAct> acts, Tier tier, boolean withFixes) throws InterruptedException {
        var parameters = parameters();
        terminal.line("The API at its peak in simulated time: %.0f requests a second, seed %d%s"
                .formatted(workload.peakRate(), workload.seed(), seeds > 1 ? " and " + (seeds - 1) + " more" : ""));
        var byAct = ApiCombinations.overSeeds(acts, workload, seeds, counted("acts", acts.size() * seeds));
        var firsts = byAct.stream().map(results -> results.get(0)).toList();
        directory.write(result(parameters, firsts, null));
        figures.table(firsts);
        figures.failures(firsts);
        if (seeds > 1) {
            figures.combinations("Over %d seeds:".formatted(seeds), summaries(acts, byAct, true));
        }
        if (withFixes) {
            directory.write(result(parameters, firsts, runFixes(tier)));
        }
        terminal.chosen(parameters);
        terminal.line("");
        terminal.line("  " + directory.page());
    }

    private ApiResult.Explorer runFixes(Tier tier) throws InterruptedException {
        var ablation = ApiCombinations.ablation(tier);
        var byAct = ApiCombinations.overSeeds(ablation, workload, seeds, counted("fixes", ablation.size() * seeds));
        var rows = summaries(ablation, byAct, false);
        figures.combinations("The effect of each fix, with the patterns of tier %s:".formatted(tier), rows);
        terminal.line("");
        int combinations = ApiCombinations.allActs().size();
        return ApiCombinations.explore(workload, rows, seeds, counted("combinations", combinations));
    }

    private static List<ApiResult.AblationRow> summaries(
            List<ApiAct> acts, List<List<ApiActResult>> byAct, boolean byName) {
        var rows = new ArrayList<ApiResult.AblationRow>();
        for (int i = 0; i < acts.size(); i++) {
            var act = acts.get(i);
            rows.add(ApiCombinations.summary(byName ? act.name() : act.label(), act, byAct.get(i)));
        }
        return rows;
    }

    private List<Parameter> parameters() throws InterruptedException {
        try (var shop = new SimulatedShop(workload.seed())) {
            return ApiParameters.of(workload, LatencyProbe.measure(shop));
        }
    }

    private Consumer<ApiActResult> counted(String what, int all) {
        var shown = terminal.count(what, all);
        var done = new AtomicInteger();
        return result -> shown.accept(done.incrementAndGet());
    }

    private ApiResult result(
            List<Parameter> parameters, List<ApiActResult> acts, ApiResult.@Nullable Explorer explorer) {
        return new ApiResult("api", workload.seed(), "simulated", parameters, acts, explorer);
    }
}
