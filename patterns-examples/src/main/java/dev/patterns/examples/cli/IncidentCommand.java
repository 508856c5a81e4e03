package dev.patterns.examples.cli;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.real.EnvironmentStartException;
import dev.patterns.examples.incident.trace.Tracing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main command: runs the acts, prints the figures, writes the report. */
@Command(
        name = "incident",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Replays the payment incident, on a real PostgreSQL and real HTTP or in simulated time.")
public final class IncidentCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--act",
            paramLabel = "NAME",
            completionCandidates = ActNames.class,
            description = "Run only this act; may be repeated. One of ${COMPLETION-CANDIDATES}.")
    private List<String> actNames = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Seed of all random numbers. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--payments",
            paramLabel = "N",
            defaultValue = "" + Workload.DEFAULT_PAYMENTS,
            description = "Number of payments in each act. Default: ${DEFAULT-VALUE}.")
    private int payments;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "" + Workload.DEFAULT_RATE,
            description = "Payments per second of the story. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory for the report. Default: patterns-examples/target/incident.")
    private @Nullable Path out;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description =
                    "The PostgreSQL to use in place of an embedded one, with user and password in the URL. The command "
                            + "creates a schema and drops it at the end.")
    private @Nullable String jdbcUrl;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "real",
            description =
                    "real: PostgreSQL, HTTP and the system clock. simulated: models of database and processors in "
                            + "simulated time, with the same service and patterns. Default: ${DEFAULT-VALUE}.")
    private Mode mode = Mode.REAL;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            defaultValue = "handwritten",
            description =
                    "simulated: the implementation for --with and for the table of fixes: ${COMPLETION-CANDIDATES}. "
                            + "Default: ${DEFAULT-VALUE}.")
    private Tier tier = Tier.HANDWRITTEN;

    @Option(
            names = "--with",
            paramLabel = "FIX,FIX",
            split = ",",
            description = "simulated: run the incident with only these fixes: timeout, bigger-pool, breaker, retry, "
                    + "failover, fix-leak, release-early.")
    private @Nullable List<String> fixes;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "simulated: number of seeds, from --seed on, for means and spreads. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Mixin
    private final TraceOptions traceOptions = new TraceOptions();

    @Mixin
    private final ServeOptions serve = new ServeOptions();

    /** What the incident runs in. */
    enum Mode {
        REAL,
        SIMULATED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final class ActNames extends ArrayList<String> {
        ActNames() {
            super(Act.ALL.stream().map(Act::name).toList());
        }
    }

    @Override
    public Integer call() throws IOException {
        traceOptions.setLogLevels();
        var acts = acts();
        var workload = workload();
        checkOptionCombinations();
        var tracing = tracing();
        var terminal = new Terminal(spec.commandLine().getOut(), Terminal.isInteractive());
        if (serve.areGiven()) {
            serve(acts, workload, terminal);
            return 0;
        }
        var directory = directory();
        if (mode == Mode.SIMULATED) {
            new SimulatedIncident(workload, seeds, terminal, directory, tracing)
                    .run(acts, tier, actNames.isEmpty() && fixes == null && tracing == null);
        } else {
            runReal(acts, workload, terminal, directory, tracing);
        }
        if (tracing != null) {
            traceOptions.print(tracing, acts, terminal);
        }
        return 0;
    }

    private void serve(List<Act> acts, Workload workload, Terminal terminal) throws IOException {
        if (mode == Mode.SIMULATED) {
            throw invalid("--serve is only valid with --mode real");
        }
        if (out != null) {
            throw invalid("--out can't be used with --serve: there is no report");
        }
        if (traceOptions.areSet()) {
            throw invalid("--trace, --log and --otel can't be used with --serve: they follow one run");
        }
        try {
            serve.run(acts, workload, jdbcUrl, terminal);
        } catch (EnvironmentStartException e) {
            throw invalid(e.getMessage() == null ? "can't start" : e.getMessage());
        }
    }

    /** Null: no option asks for it. */
    private @Nullable Tracing tracing() {
        try {
            return traceOptions.areSet() ? traceOptions.tracing(payments, seeds) : null;
        } catch (IllegalArgumentException e) {
            throw invalid("" + e.getMessage());
        }
    }

    private void runReal(
            List<Act> acts,
            Workload workload,
            Terminal terminal,
            ReportDirectory directory,
            @Nullable Tracing tracing) {
        try {
            new RealIncident(workload, jdbcUrl, terminal, directory, tracing).run(acts);
        } catch (EnvironmentStartException e) {
            throw invalid(e.getMessage() == null ? "can't start" : e.getMessage());
        }
    }

    private List<Act> acts() {
        for (var name : actNames) {
            if (Act.ALL.stream().noneMatch(act -> act.name().equals(name))) {
                throw invalid("unknown act '" + name + "': it must be one of " + String.join(", ", new ActNames()));
            }
        }
        if (fixes != null) {
            return List.of(Act.incidentWith(tier, fixes()));
        }
        return Act.ALL.stream()
                .filter(act -> actNames.isEmpty() || actNames.contains(act.name()))
                .toList();
    }

    private Workload workload() {
        try {
            return new Workload(seed, payments, rate);
        } catch (IllegalArgumentException e) {
            throw invalid("--" + e.getMessage());
        }
    }

    private Set<Fix> fixes() {
        var chosen = EnumSet.noneOf(Fix.class);
        for (var name : fixes == null ? List.<String>of() : fixes) {
            chosen.add(Arrays.stream(Fix.values())
                    .filter(fix -> fix.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> invalid("unknown fix '" + name + "': it must be one of "
                            + Arrays.stream(Fix.values()).map(Fix::toString).collect(Collectors.joining(", ")))));
        }
        return chosen;
    }

    private void checkOptionCombinations() {
        if (jdbcUrl != null && !jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw invalid("--jdbc-url must begin with jdbc:postgresql:");
        }
        var parsed = spec.commandLine().getParseResult();
        var otherMode = mode == Mode.REAL ? List.of("--with", "--tier", "--seeds") : List.of("--jdbc-url");
        for (var option : otherMode) {
            if (parsed.hasMatchedOption(option)) {
                throw invalid(
                        option + " is only valid with --mode " + (mode == Mode.REAL ? Mode.SIMULATED : Mode.REAL));
            }
        }
        if (fixes != null && !actNames.isEmpty()) {
            throw invalid("--with and --act can't be used together");
        }
        if (seeds < 1 || seeds > 1_000) {
            throw invalid("--seeds must be between 1 and 1000, but was " + seeds);
        }
    }

    private ReportDirectory directory() {
        var module = Path.of("patterns-examples");
        try {
            return ReportDirectory.in(
                    out != null ? out : (Files.isDirectory(module) ? module : Path.of("")).resolve("target/incident"));
        } catch (IllegalArgumentException e) {
            throw invalid("--out " + e.getMessage());
        }
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
