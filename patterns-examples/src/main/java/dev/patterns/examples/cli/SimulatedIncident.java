package dev.patterns.examples.cli;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.RunParameters;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.result.Explorer;
import dev.patterns.examples.incident.result.IncidentResult;
import dev.patterns.examples.incident.result.OutageResult;
import dev.patterns.examples.incident.run.ProgressListener;
import dev.patterns.examples.incident.simulated.FixCombinations;
import dev.patterns.examples.incident.simulated.Outage;
import dev.patterns.examples.incident.simulated.SimulationRunner;
import dev.patterns.examples.incident.simulated.SimulationRunner.Job;
import dev.patterns.examples.incident.trace.Tracing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The incident in simulated time: the acts, the effect of each fix, and every combination of fixes for the report. */
final class SimulatedIncident {

    private static final String MODE = "simulated";
    private static final TimeScale UNSCALED = new TimeScale(1);

    private final Workload workload;
    private final int seeds;
    private final Terminal terminal;
    private final ReportDirectory directory;
    private final @Nullable Tracing tracing;

    /** @param tracing follows the payments; null if they are not followed */
    SimulatedIncident(
            Workload workload, int seeds, Terminal terminal, ReportDirectory directory, @Nullable Tracing tracing) {
        this.workload = workload;
        this.seeds = seeds;
        this.terminal = terminal;
        this.directory = directory;
        this.tracing = tracing;
    }

    /** @param withFixes whether to run the single fixes and all combinations of fixes too */
    void run(List<Act> acts, Tier tier, boolean withFixes) {
        terminal.line("The payment incident in simulated time: %,d payments per act, seed %d%s"
                .formatted(workload.payments(), workload.seed(), seeds > 1 ? " and " + (seeds - 1) + " more" : ""));
        try {
            var resultsByAct = tracing == null ? overSeeds("acts", acts) : traced(tracing, acts);
            var firsts = resultsByAct.stream().map(results -> results.get(0)).toList();
            directory.write(result(firsts, null, null));
            terminal.table(firsts);
            terminal.failures(firsts);
            terminal.serviceLevels(firsts);
            if (seeds > 1) {
                terminal.combinations("Over %d seeds:".formatted(seeds), summaries(acts, resultsByAct, true));
            }
            if (withFixes) {
                runFixes(tier, firsts);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        terminal.chosen(RunParameters.of(workload, UNSCALED));
        terminal.line("");
        terminal.line("  " + directory.page());
    }

    private void runFixes(Tier tier, List<ActResult> acts) throws InterruptedException {
        var ablation = FixCombinations.ablation(tier);
        var ablationRows = summaries(ablation, overSeeds("fixes", ablation), false);
        terminal.combinations("The effect of each fix, with the patterns of tier %s:".formatted(tier), ablationRows);
        terminal.line("");
        var explorer = FixCombinations.explore(
                workload,
                ablationRows,
                seeds,
                counted("combinations", FixCombinations.allActs().size()));
        var outageActs = Outage.acts(tier);
        var outage = Outage.run(outageActs, workload.seed(), counted("outages", outageActs.size()));
        terminal.line("");
        terminal.outage(outage);
        directory.write(result(acts, outage, explorer));
    }

    /** Runs each act over all seeds. The results are in the order of the acts, one list per act. */
    private List<List<ActResult>> overSeeds(String what, List<Act> acts) throws InterruptedException {
        var jobs = new ArrayList<Job>();
        acts.forEach(act -> jobs.addAll(FixCombinations.overSeeds(act, workload, seeds)));
        var results = SimulationRunner.runAll(jobs, counted(what, jobs.size()));
        var byAct = new ArrayList<List<ActResult>>();
        for (int i = 0; i < acts.size(); i++) {
            byAct.add(results.subList(i * seeds, (i + 1) * seeds));
        }
        return byAct;
    }

    /** One after the other, so that the log has one act after the other. */
    private List<List<ActResult>> traced(Tracing tracing, List<Act> acts) {
        return acts.stream()
                .map(act -> SimulationRunner.run(
                        new Job(act, workload), ProgressListener.NONE, time -> tracing.begin(act.name(), time)))
                .map(run -> List.of(run.result()))
                .toList();
    }

    private static List<Explorer.AblationRow> summaries(
            List<Act> acts, List<List<ActResult>> resultsByAct, boolean byName) {
        var summaries = new ArrayList<Explorer.AblationRow>();
        for (int i = 0; i < acts.size(); i++) {
            var act = acts.get(i);
            summaries.add(FixCombinations.summary(byName ? act.name() : act.label(), act, resultsByAct.get(i)));
        }
        return summaries;
    }

    private Consumer<ActResult> counted(String what, int all) {
        var shown = terminal.count(what, all);
        var done = new AtomicInteger();
        return result -> shown.accept(done.incrementAndGet());
    }

    private IncidentResult result(
            List<ActResult> acts, @Nullable List<OutageResult> outage, @Nullable Explorer explorer) {
        return new IncidentResult(
                workload.seed(), MODE, UNSCALED.factor(), RunParameters.of(workload, UNSCALED), acts, outage, explorer);
    }
}
