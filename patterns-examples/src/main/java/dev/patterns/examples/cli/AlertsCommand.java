package dev.patterns.examples.cli;

import dev.patterns.examples.incident.alerts.AlertTable;
import dev.patterns.examples.incident.alerts.Promtool;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.simulated.Outage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays the incident against the alert rules. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description =
                "Replays the incident in simulated time against the alert rules and prints which alert fires from "
                        + "which second of the incident on. Needs promtool, from Debian's package prometheus.")
public final class AlertsCommand implements Callable<Integer> {

    static final long OUTAGE_SEED = 7;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The alert rules. Default: patterns-examples/ops/alerts.yml.")
    private @Nullable Path rules;

    @Option(names = "--write-docs", description = "Write the table, and that of the outage, into docs/operations.md.")
    private boolean writeDocs;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LogLevels.errorsOnly();
        var file = rules != null ? rules : Path.of("patterns-examples/ops/alerts.yml");
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "--rules must be a file, but there is no " + file);
        }
        var out = spec.commandLine().getOut();
        if (!Promtool.isInstalled()) {
            spec.commandLine().getErr().println("patterns: promtool is not installed; the package prometheus has it");
            return 1;
        }
        var check = Promtool.checkRules(file);
        if (!check.successful()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rules must be a file of alert rules, but " + file + " is not: " + lastLine(check.text()));
        }
        out.println(
                "Forty minutes of each act in simulated time: the incident begins after 10 minutes and ends after 30");
        var table = AlertTable.of(file, act -> out.println("  " + act.name()));
        out.println();
        out.print(table);
        out.flush();
        if (writeDocs) {
            var page = Path.of("docs/operations.md");
            var outage = Outage.run(Outage.acts(Tier.HANDWRITTEN), OUTAGE_SEED, ended -> {});
            Files.writeString(page, ServiceLevelTable.filledInto(table.filledInto(Files.readString(page)), outage));
        }
        return 0;
    }

    private static String lastLine(String text) {
        var lines = text.strip().lines().toList();
        return lines.get(lines.size() - 1).strip();
    }
}
