package dev.patterns.examples.cli;

import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiFix;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.FixSets;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.report.IncidentPage;
import dev.patterns.examples.incident.trace.Tracing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
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
        description = "Replays an incident, on a real PostgreSQL and real HTTP or in simulated time.")
public final class IncidentCommand implements Callable<Integer> {

    private static final List<String> PAYMENTS_ONLY =
            List.of("--payments", "--rate", "--trace", "--log", "--otel", "--serve");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--story",
            paramLabel = "STORY",
            defaultValue = "payments",
            description = "payments: processors hang and connections leak. api: an e-commerce API at its peak, with "
                    + "slow queries and a price service. Default: ${DEFAULT-VALUE}.")
    private Story story = Story.PAYMENTS;

    @Option(
            names = "--act",
            paramLabel = "NAME",
            split = ",",
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
            description = "payments: number of payments in each act. Default: ${DEFAULT-VALUE}.")
    private int payments;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "" + Workload.DEFAULT_RATE,
            description = "payments: arrivals per second of the story. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory for the report. Default: patterns-examples/target/incident.")
    private @Nullable Path out;

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
            description = "simulated: run the incident with only these fixes. payments: timeout, bigger-pool, breaker, "
                    + "retry, failover, fix-leak, release-early. api: index, one-query, pool, cache, async, bulkhead.")
    private @Nullable List<String> fixes;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "simulated: number of seeds, from --seed on, for means and spreads. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final TraceOptions traceOptions = new TraceOptions();

    @Mixin
    private final ServeOptions serve = new ServeOptions();

    static final class ActNames extends ArrayList<String> {
        ActNames() {
            super(Stream.concat(
                            Act.ALL.stream().map(Act::name), ApiAct.ALL.stream().map(ApiAct::name))
                    .toList());
        }
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        traceOptions.setLogLevels();
        if (story == Story.API) {
            runApi();
        } else {
            runPayments();
        }
        return 0;
    }

    private void serve(List<Act> acts, Workload workload) throws IOException {
        if (mode == Mode.SIMULATED) {
            throw invalid("--serve is only valid with --mode real");
        }
        if (out != null) {
            throw invalid("--out can't be used with --serve: there is no report");
        }
        if (traceOptions.areSet()) {
            throw invalid("--trace, --log and --otel can't be used with --serve: they follow one run");
        }
        serve.run(acts, workload, database.jdbcUrl(), terminal());
    }

    /** Null: no option asks for it. */
    private @Nullable Tracing tracing() {
        try {
            return traceOptions.areSet() ? traceOptions.tracing(payments, seeds) : null;
        } catch (IllegalArgumentException e) {
            throw invalid("" + e.getMessage());
        }
    }

    private void runPayments() throws IOException {
        var acts = acts(Act.ALL, Act::name);
        if (fixes != null) {
            acts = List.of(Act.incidentWith(tier, fixes(Fix.class)));
        }
        var workload = workload();
        checkOptionCombinations();
        var tracing = tracing();
        if (serve.areGiven()) {
            serve(acts, workload);
            return;
        }
        var directory = directory(IncidentPage.PAYMENTS);
        var terminal = terminal();
        if (mode == Mode.SIMULATED) {
            new SimulatedIncident(workload, seeds, terminal, directory, tracing)
                    .run(acts, tier, isWholeStory() && tracing == null);
        } else {
            new RealIncident(workload, database.jdbcUrl(), terminal, directory, tracing).run(acts);
        }
        if (tracing != null) {
            traceOptions.print(tracing, acts, terminal);
        }
    }

    private void runApi() throws InterruptedException {
        var acts = acts(ApiAct.ALL, ApiAct::name);
        if (fixes != null) {
            acts = List.of(ApiAct.peakWith(tier, fixes(ApiFix.class)));
        }
        checkOptionCombinations();
        checkApiOptions();
        var directory = directory(IncidentPage.API);
        if (mode == Mode.SIMULATED) {
            new SimulatedApi(seed, api.peak(), seeds, terminal(), directory).run(acts, tier, isWholeStory());
        } else {
            new RealApi(seed, api.peak(), terminal(), directory).run(acts, database.jdbcUrl(), api.redis());
        }
    }

    private void checkApiOptions() {
        try {
            api.check();
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private Terminal terminal() {
        return new Terminal(spec.commandLine().getOut(), Terminal.isInteractive());
    }

    private boolean isWholeStory() {
        return actNames.isEmpty() && fixes == null;
    }

    /** The acts to run, of all acts of the story. */
    private <A> List<A> acts(List<A> all, Function<A, String> nameOf) {
        var names = all.stream().map(nameOf).toList();
        for (var name : actNames) {
            if (!names.contains(name)) {
                throw invalid("unknown act '" + name + "': it must be one of " + String.join(", ", names));
            }
        }
        return all.stream()
                .filter(act -> actNames.isEmpty() || actNames.contains(nameOf.apply(act)))
                .toList();
    }

    private Workload workload() {
        try {
            return new Workload(seed, payments, rate);
        } catch (IllegalArgumentException e) {
            throw invalid("--" + e.getMessage());
        }
    }

    private <F extends Enum<F>> Set<F> fixes(Class<F> type) {
        try {
            return FixSets.parse(fixes == null ? List.of() : fixes, type);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private void checkOptionCombinations() {
        database.check();
        var parsed = spec.commandLine().getParseResult();
        var otherMode = mode == Mode.REAL ? List.of("--with", "--tier", "--seeds") : List.of("--jdbc-url", "--redis");
        var otherStory = story == Story.PAYMENTS ? List.of("--redis", "--peak") : PAYMENTS_ONLY;
        for (var option : otherMode) {
            if (parsed.hasMatchedOption(option)) {
                throw invalid(
                        option + " is only valid with --mode " + (mode == Mode.REAL ? Mode.SIMULATED : Mode.REAL));
            }
        }
        for (var option : otherStory) {
            if (parsed.hasMatchedOption(option)) {
                throw invalid(option + " is only valid with --story "
                        + (story == Story.PAYMENTS ? Story.API : Story.PAYMENTS));
            }
        }
        if (fixes != null && !actNames.isEmpty()) {
            throw invalid("--with and --act can't be used together");
        }
        if (seeds < 1 || seeds > 1_000) {
            throw invalid("--seeds must be between 1 and 1000, but was " + seeds);
        }
    }

    private ReportDirectory directory(IncidentPage format) {
        var directory = out != null ? out : BehaviourFiles.here().root().resolve("patterns-examples/target/incident");
        return new ReportDirectory(ReportDirectory.writable("--out", directory, spec), format);
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
