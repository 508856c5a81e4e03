package dev.patterns.examples.cli;

import dev.patterns.examples.behaviour.CatalogueRun;
import dev.patterns.examples.behaviour.catalogue.Catalogue;
import dev.patterns.examples.behaviour.report.Matrix;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.faults.FaultResult;
import dev.patterns.examples.faults.FaultRun;
import dev.patterns.examples.faults.FaultTable;
import dev.patterns.examples.faults.FaultyPostgres;
import dev.patterns.examples.faults.PostgresFault;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The failure tests as tables: faults of an HTTP server on every guard, and faults of a PostgreSQL on every pool. The
 * exit status is 1 if a committed row is lost, or if the hand-written pool exceeds one of its bounds.
 */
@Command(
        name = "failures",
        mixinStandardHelpOptions = true,
        description = "Breaks a real HTTP server and a real PostgreSQL in every way we know, under the documents', the"
                + " hand-written and the libraries' patterns, and prints what each does. About three minutes.")
public final class FailuresCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--pool",
            paramLabel = "NAME",
            split = ",",
            description = "These pools only: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<PoolContender> pools = List.of(PoolContender.values());

    @Override
    public Integer call() throws Exception {
        LogLevels.off();
        var out = spec.commandLine().getOut();
        var progress = new BehaviourProgress(new Terminal(spec.commandLine().getErr(), Terminal.isInteractive()));
        var http = Catalogue.suites().stream()
                .filter(suite -> suite.pattern().equals("http"))
                .toList();
        out.printf(
                "%d cases of an HTTP server that fails: WireMock, and plain sockets for what it can't do.%n",
                http.stream().mapToInt(suite -> suite.cases().size()).sum());
        out.flush();
        new Matrix(out).print(new CatalogueRun(http, progress).run());
        return databases(out);
    }

    private int databases(PrintWriter out) throws Exception {
        if (System.getProperty("os.name").startsWith("Windows")) {
            out.println("Windows has no signals that freeze a process: the faults of a PostgreSQL are left out.");
            return 0;
        }
        out.printf("%nA PostgreSQL fails in %d ways, while 16 threads commit.%n", PostgresFault.values().length);
        out.flush();
        var results = new ArrayList<FaultResult>();
        try (var postgres = FaultyPostgres.start()) {
            for (var fault : PostgresFault.values()) {
                for (var pool : pools) {
                    results.add(new FaultRun(postgres, pool, fault).run());
                }
                out.printf("  %s: done%n", fault.name().toLowerCase(Locale.ROOT).replace('_', ' '));
                out.flush();
            }
        }
        out.println(FaultTable.of(
                "Milliseconds from the end of the fault to the first commit (the longest getConnection, of "
                        + FaultRun.TIMEOUT.toMillis() + ")",
                results.stream().map(FaultResult::cell).toList()));
        for (var result : results) {
            result.violations()
                    .forEach(violation ->
                            out.println("VIOLATED: " + result.contender() + ", " + result.fault() + ": " + violation));
        }
        out.println("Each row of which a caller was told that it is committed must be there, exactly once.");
        out.flush();
        return results.stream().allMatch(result -> result.violations().isEmpty()) ? 0 : 1;
    }
}
