package dev.patterns.examples.cli;

import dev.patterns.examples.fleet.FleetDocs;
import dev.patterns.examples.fleet.FleetResults;
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

    private static final long EVERY_NANOS = 1_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Option(names = "--write-docs", description = "Write the tables of docs/fleet.md and its pictures.")
    private boolean writeDocs;

    @Override
    public Integer call() throws Exception {
        LogLevels.errorsOnly();
        var out = spec.commandLine().getOut();
        var results = FleetResults.of(new Progress(new Terminal(out, Terminal.isInteractive())));
        out.println();
        out.print(results);
        out.flush();
        if (writeDocs) {
            FleetDocs.write(BehaviourFiles.here().root().resolve("docs"), results);
        }
        return 0;
    }

    /** Prints how far the runs are, about once a second. */
    private static final class Progress implements FleetResults.Progress {

        private final Terminal terminal;
        private long printed = System.nanoTime();

        private Progress(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void played(int done, int all) {
            long now = System.nanoTime();
            if (done == all || now - printed >= EVERY_NANOS) {
                printed = now;
                terminal.count("fleet", done, all, "");
            }
        }
    }
}
