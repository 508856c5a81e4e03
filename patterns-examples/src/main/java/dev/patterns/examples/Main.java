package dev.patterns.examples;

import dev.patterns.examples.cli.AdviseCommand;
import dev.patterns.examples.cli.AlertsCommand;
import dev.patterns.examples.cli.BehaviourCommand;
import dev.patterns.examples.cli.CollapseCommand;
import dev.patterns.examples.cli.EvidenceCommand;
import dev.patterns.examples.cli.ExampleCommand;
import dev.patterns.examples.cli.FailuresCommand;
import dev.patterns.examples.cli.FleetCommand;
import dev.patterns.examples.cli.IncidentCommand;
import dev.patterns.examples.cli.PagesCommand;
import dev.patterns.examples.cli.SharedLimitsCommand;
import dev.patterns.examples.cli.SoakCommand;
import dev.patterns.examples.incident.real.EnvironmentStartException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Without arguments it runs the incident. */
@Command(
        name = "patterns",
        mixinStandardHelpOptions = true,
        version = "patterns 0.1.0-SNAPSHOT",
        description = "Resilience patterns side by side, and the payment incident that they would have prevented.",
        subcommands = {
            IncidentCommand.class,
            EvidenceCommand.class,
            ExampleCommand.class,
            BehaviourCommand.class,
            FailuresCommand.class,
            AlertsCommand.class,
            SoakCommand.class,
            FleetCommand.class,
            PagesCommand.class,
            SharedLimitsCommand.class,
            AdviseCommand.class,
            CollapseCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var status = run(writer(System.out), writer(System.err), args);
        if (status != 0) {
            System.exit(status); // if Maven runs this in its own JVM, this is the exit status of Maven
        }
    }

    /** Runs one command. Returns its exit status: 0 for success, 2 for a wrong command line, 1 for another failure. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine()
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println("patterns: " + message(wrong));
                    return 2;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (isShuttingDown()) {
                        return 1;
                    }
                    var isGivenByOption = failure instanceof EnvironmentStartException;
                    err.println("patterns: " + (isGivenByOption ? firstLine(failure) : failure));
                    return isGivenByOption ? 2 : 1;
                })
                .execute(args.length == 0 ? new String[] {"incident"} : args);
    }

    /** The commands and their options. */
    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static String message(ParameterException wrong) {
        var hasNoCommand = wrong.getCommandLine().getParent() == null;
        return hasNoCommand && wrong instanceof UnmatchedArgumentException unmatched
                ? "unknown command '" + String.join(" ", unmatched.getUnmatched()) + "': --help lists them"
                : firstLine(wrong);
    }

    /** After Ctrl-C the databases are stopped first, and what still runs fails. */
    private static boolean isShuttingDown() {
        var hook = new Thread();
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException shuttingDown) {
            return true;
        }
    }

    private static String firstLine(Exception failure) {
        var message = failure.getMessage();
        return message == null
                ? failure.toString()
                : message.lines().findFirst().orElse("");
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }
}
