package dev.patterns.examples.cli;

import dev.patterns.examples.fleet.FleetResults;
import dev.patterns.examples.fleet.FleetTables;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays fleets of clients that share a breaker or a retry budget, and prints the tables. */
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        description = "Plays 10, 100 and 1,000 clients in simulated time: breakers and retry budgets of their own, or"
                + " shared, in outages and with a bad client.")
public final class FleetCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--write-docs", description = "Write the tables of docs/fleet.md and its pictures.")
    private boolean writeDocs;

    @Override
    public Integer call() throws Exception {
        LogLevels.errorsOnly();
        var out = spec.commandLine().getOut();
        var terminal = new Terminal(out, Terminal.isInteractive());
        var results = FleetResults.of(FleetTables.all(), (done, all) -> terminal.count("fleet", done, all, ""));
        out.println();
        out.print(results);
        out.flush();
        return 0;
    }
}
