package dev.patterns.examples.cli;

import dev.patterns.Time;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.RunParameters;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.real.EnvironmentStartException;
import dev.patterns.examples.incident.real.RealEnvironment;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.result.IncidentResult;
import dev.patterns.examples.incident.run.ActRun;
import dev.patterns.examples.incident.run.ActRunner;
import dev.patterns.examples.incident.trace.PaymentTracer;
import dev.patterns.examples.incident.trace.Tracing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The incident on a real PostgreSQL and real HTTP, at a tenth of the story's durations. */
final class RealIncident {

    private static final TimeScale SCALE = new TimeScale(0.1);
    private static final int MAX_RUNS = 4;

    private final Workload workload;
    private final @Nullable String jdbcUrl;
    private final Terminal terminal;
    private final ReportDirectory directory;
    private final @Nullable Tracing tracing;

    /**
     * @param jdbcUrl the PostgreSQL to use; null for an embedded one
     * @param tracing follows the payments; null if they are not followed
     */
    RealIncident(
            Workload workload,
            @Nullable String jdbcUrl,
            Terminal terminal,
            ReportDirectory directory,
            @Nullable Tracing tracing) {
        this.workload = workload;
        this.jdbcUrl = jdbcUrl;
        this.terminal = terminal;
        this.directory = directory;
        this.tracing = tracing;
    }

    /** @throws EnvironmentStartException if the database can't be started or used */
    void run(List<Act> acts) {
        terminal.line("Starting %s and two payment processors"
                .formatted(jdbcUrl == null ? "PostgreSQL" : "the database's schema"));
        try (var environment = RealEnvironment.start(workload.seed(), SCALE, jdbcUrl)) {
            terminal.line("The payment incident: %,d payments per act, seed %d; a second of the story takes %s s"
                    .formatted(workload.payments(), workload.seed(), SCALE.factor()));
            var runner = new ActRunner(environment, workload);
            runner.warmUp();
            run(acts, runner, environment.mode());
        }
    }

    private void run(List<Act> acts, ActRunner runner, String mode) {
        var parameters = RunParameters.of(workload, SCALE);
        var results = new ArrayList<ActResult>();
        var notices = new ArrayList<String>();
        for (var act : acts) {
            var start = System.nanoTime();
            var run = runUndisturbed(runner, act);
            results.add(run.result());
            run.notices().forEach(notice -> notices.add(act.name() + ": " + notice));
            terminal.ended(run.result(), (System.nanoTime() - start) / 1e9);
            directory.write(
                    new IncidentResult(workload.seed(), mode, SCALE.factor(), parameters, List.copyOf(results)));
        }
        terminal.table(results);
        terminal.failures(results);
        terminal.serviceLevels(results);
        terminal.chosen(parameters);
        terminal.line("");
        notices.forEach(terminal::notice);
        terminal.line("  " + directory.page());
    }

    /**
     * Runs the act, and again if the machine was too busy: the figures of payments that begin late measure the machine.
     * If every run was disturbed, the least disturbed one counts and has a notice.
     */
    private ActRun runUndisturbed(ActRunner runner, Act act) {
        var best = run(runner, act);
        for (int runs = 1; best.isDisturbed() && runs < MAX_RUNS; runs++) {
            terminal.line("  %s: the machine was busy, payments began up to %.0f ms late; the act is run again"
                    .formatted(act.name(), best.lateMillis()));
            var next = run(runner, act);
            best = next.lateMillis() < best.lateMillis() ? next : best;
        }
        return best;
    }

    private ActRun run(ActRunner runner, Act act) {
        var tracer = tracing == null ? PaymentTracer.OFF : tracing.begin(act.name(), Time.system());
        return runner.run(act, terminal.follow(act.name()), tracer);
    }
}
